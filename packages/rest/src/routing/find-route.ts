import {inject, injectable} from '@rondojs/context';

import {ROUTING_TABLE} from '../contract/route.js';
import {RouteNotFoundError} from '../errors.js';
import {announceEnd} from './deprecation.js';
import {foldable} from '../contract/foldable.js';
import {contextOf} from '../request-context.js';

import type {FindRoute, ResolvedRoute, RouteFinder} from '../contract/route.js';
import type {Provider} from '@rondojs/context';
import type {RequestContext} from '../request-context.js';

/** First step of the sequence. */
@injectable()
export class FindRouteProvider implements Provider<FindRoute> {
  constructor(@inject(ROUTING_TABLE) private readonly table: RouteFinder) {}

  value(): FindRoute {
    const find: FindRoute = request => {
      const route = locateRoute(this.table, contextOf(request));
      if (route instanceof RouteNotFoundError) throw route;
      return route;
    };
    return foldable(find, () => find);
  }
}

/** What the step does, for those who need no error to be thrown. */
export function locateRoute(table: RouteFinder, context: RequestContext): ResolvedRoute | RouteNotFoundError {
  const route = table.locate(context.request);
  if (route instanceof RouteNotFoundError) return route;
  announceEnd(route.definition, context.response);
  return (context.route = route);
}
