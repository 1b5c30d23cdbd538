import {joinPaths} from '@rondojs/openapi-spec';

import {RESPONSE} from '../request-context.js';

import type {Redirect} from '../contract/route-object.js';
import type {Route} from '../contract/route.js';

/** The route of a path that has moved: it answers GET, and goes before any other of its shape. */
export function redirectRoute({from, to, status}: Redirect, basePath: string): Route {
  const location = to.startsWith('/') && !to.startsWith('//') ? joinPaths(basePath, to) : to;
  return {
    kind: 'redirect',
    verb: 'get',
    path: joinPaths(basePath, from),
    spec: {responses: {[status]: {description: 'The path has moved.'}}},
    args: [],
    components: {},
    name: `a redirect to ${location}`,
    invoke: context => context.getSync(RESPONSE).writeHead(status, {location, 'content-length': 0}).end(),
  };
}
