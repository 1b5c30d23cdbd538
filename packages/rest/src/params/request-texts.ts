import {NO_PAIRS, parseCookies, parseQuery} from './raw-pairs.js';

import type {Fault} from '../errors.js';
import type {RawPairs} from './raw-pairs.js';
import type {ResolvedRoute} from '../contract/route.js';

/**
 * The parts of one request that parameters come from, each taken apart when it is first asked for; and what was
 * found to be wrong with them.
 */
export class RequestTexts {
  readonly faults: Fault[] = [];
  private parsedQuery: RawPairs | undefined;
  private parsedCookies: RawPairs | undefined;

  constructor(
    private readonly route: ResolvedRoute,
    private readonly maxPairs: number,
  ) {}

  get query(): RawPairs {
    return (this.parsedQuery ??= parseQuery(this.route.queryString, this.maxPairs) ?? this.tooMany('query'));
  }

  get cookies(): RawPairs {
    const {cookie} = this.route.request.headers;
    return (this.parsedCookies ??= parseCookies(cookie, this.maxPairs) ?? this.tooMany('cookie'));
  }

  /** The cookies, with `&` between them as between pairs of a query. */
  get explodedCookies(): RawPairs {
    const {cookie} = this.route.request.headers;
    return parseCookies(cookie?.replaceAll('&', ';'), this.maxPairs) ?? this.tooMany('cookie');
  }

  path(name: string): string | undefined {
    const {rawPathParams} = this.route;
    // Without placeholders it is an object like any other.
    return Object.hasOwn(rawPathParams, name) ? rawPathParams[name] : undefined;
  }

  header(name: string): string | readonly string[] | undefined {
    const {headers} = this.route.request;
    // Headers have the prototype of all objects, which no client has sent.
    return Object.hasOwn(headers, name) ? headers[name] : undefined;
  }

  private tooMany(place: 'query' | 'cookie'): RawPairs {
    const message = `must have at most ${this.maxPairs} pairs`;
    this.faults.push({in: place, pointer: '', code: 'tooMany', message, expected: this.maxPairs});
    return NO_PAIRS;
  }
}
