import type {Request} from '../contract/http.js';
import type {Route} from '../contract/route.js';

/** What a request must say besides method and path for a route to answer it. */
export interface RouteConstraints {
  /** The host, without its port: `api.example.org`. From `x-host` of the operation. */
  readonly host: string | undefined;
  /** A version of `Accept-Version`: `1.2.0`. From `x-version` of the operation. */
  readonly version: string | undefined;
}

export function constraintsOf({spec}: Route): RouteConstraints {
  return {host: textOf(spec['x-host'])?.toLowerCase(), version: textOf(spec['x-version'])};
}

export function hostOf({headers}: Request): string | undefined {
  return headers.host?.replace(/:\d*$/, '').toLowerCase();
}

export function versionOf({headers}: Request): string | undefined {
  return textOf(headers['accept-version']);
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
