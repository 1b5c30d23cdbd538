import {inject, injectable} from '@rondojs/context';

import {ROUTING_TABLE} from '../contract/route.js';
import {RouteNotFoundError} from '../errors.js';
import {foldable} from '../contract/foldable.js';
import {contextOf} from '../request-context.js';
import {assignRoute} from '../assign-route.js';

import type {FindRoute, RouteFinder} from '../contract/route.js';
import type {Provider} from '@rondojs/context';

/** First step of the sequence. */
@injectable()
export class FindRouteProvider implements Provider<FindRoute> {
  constructor(@inject(ROUTING_TABLE) private readonly table: RouteFinder) {}

  value(): FindRoute {
    const find: FindRoute = request => {
      const route = assignRoute(this.table, contextOf(request));
      if (route instanceof RouteNotFoundError) throw route;
      return route;
    };
    return foldable(find, () => find);
  }
}
