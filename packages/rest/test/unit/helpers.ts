import {Readable} from 'node:stream';

import {ResolvedRoute} from '../../src/contract/route.js';

import type {Request} from '../../src/contract/http.js';
import type {Route} from '../../src/contract/route.js';

/** A request that no socket has brought: fields, a URL, and a body in the chunks that are given. */
export function givenRequest(
  url = '/',
  {method = 'GET', headers = {}, body = []}: {method?: string; headers?: object; body?: Iterable<Buffer>} = {},
): Request {
  return Object.assign(Readable.from(body), {url, method, headers}) as unknown as Request;
}

export function givenRoute(verb: string, path: string, more: Partial<Route> = {}): Route {
  const base = {spec: {responses: {}}, args: [], components: {}, invoke: () => undefined};
  return {...base, verb, path, name: `${verb} ${path}`, ...more} as Route;
}

export function givenResolvedRoute({
  path = {},
  query = '',
  headers = {},
}: {
  path?: Record<string, string>;
  query?: string;
  headers?: object;
} = {}): ResolvedRoute {
  return new ResolvedRoute(givenRoute('get', '/'), givenRequest('/', {headers}), path, query);
}

/** What a call throws; a test that expects none would fail at the undefined. */
export function thrownBy(call: () => unknown): unknown {
  try {
    call();
    return undefined;
  } catch (error) {
    return error;
  }
}
