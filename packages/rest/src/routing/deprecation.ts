import {RestConfigError} from '../errors.js';

import type {Response} from '../contract/http.js';
import type {Route} from '../contract/route.js';

/** What the contract says of an operation that goes: by `deprecated`, `x-deprecated-since` and `x-sunset`. */
export interface Notice {
  /** RFC 9745: since when it should not be used any more. */
  readonly deprecation?: string;
  /** RFC 8594: from when on it may not answer any more. */
  readonly sunset?: string;
}

const notices = new WeakMap<Route, Notice>();

/** Tells who still uses an operation that it goes. */
export function announceEnd(route: Route, response: Response): void {
  const {spec} = route;
  if (spec.deprecated !== true && spec['x-sunset'] === undefined) return;
  if (response.headersSent) return;
  const {deprecation, sunset} = noticeOf(route);
  if (deprecation !== undefined) response.setHeader('deprecation', deprecation);
  if (sunset !== undefined) response.setHeader('sunset', sunset);
}

/** What is wrong with what the contract says of that: dates that are none. */
export function noticeFaults(routes: readonly Route[]): readonly string[] {
  return routes.flatMap(route => {
    try {
      noticeOf(route);
      return [];
    } catch (error) {
      return [(error as Error).message];
    }
  });
}

function noticeOf(route: Route): Notice {
  const known = notices.get(route);
  if (known) return known;
  const notice = createNotice(route);
  notices.set(route, notice);
  return notice;
}

function createNotice({spec, name}: Route): Notice {
  const sunset = dateOf(spec['x-sunset'], 'x-sunset', name);
  // The field must have a date; where the contract has none, "long ago" is what is known.
  const since = dateOf(spec['x-deprecated-since'], 'x-deprecated-since', name) ?? new Date(0);
  if (sunset && sunset < since) {
    throw new RestConfigError(`${name} has an x-sunset before its x-deprecated-since: nothing goes before it is deprecated (RFC 9745, 4).`);
  }
  return {
    ...(spec.deprecated === true && {deprecation: `@${Math.floor(since.getTime() / 1000)}`}),
    ...(sunset && {sunset: sunset.toUTCString()}),
  };
}

function dateOf(value: unknown, field: string, owner: string): Date | undefined {
  if (value === undefined) return undefined;
  const date = new Date(typeof value === 'string' ? value : Number.NaN);
  if (Number.isNaN(date.getTime())) {
    throw new RestConfigError(`${owner} has the ${field} ${JSON.stringify(value)}, which is no date. Write 2030-01-31.`);
  }
  return date;
}
