import {RESPONSE} from '../request-context.js';

import type {Route} from '../contract/route.js';

/** The route of OPTIONS for a path that has none of its own: it says which methods there are. */
export function optionsRoute(path: string, methods: readonly string[]): Route {
  const allow = methods.join(', ');
  return {
    verb: 'options',
    path,
    spec: {responses: {'204': {description: 'The methods of the path, in Allow.'}}},
    args: [],
    components: {},
    name: `the methods of ${path}`,
    invoke: context => void context.getSync(RESPONSE).setHeader('allow', allow),
  };
}
