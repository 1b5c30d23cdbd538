import {RouteNotFoundError} from './errors.js';
import {announceEnd} from './routing/deprecation.js';

import type {RequestContext} from './request-context.js';
import type {ResolvedRoute, RouteFinder} from './contract/route.js';

/** What the first step of the sequence does, for those who need no error to be thrown. */
export function assignRoute(table: RouteFinder, context: RequestContext): ResolvedRoute | RouteNotFoundError {
  const route = table.find(context.request);
  if (route instanceof RouteNotFoundError) return route;
  announceEnd(route.definition, context.response);
  return (context.route = route);
}
