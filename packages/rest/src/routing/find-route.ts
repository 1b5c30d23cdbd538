import {inject, injectable} from '@rondojs/context';

import {ROUTING_TABLE} from '../contract/route.js';
import {announceEnd} from './deprecation.js';
import {foldable} from '../contract/foldable.js';
import {contextOf} from '../request-context.js';

import type {FindRoute, RouteFinder} from '../contract/route.js';
import type {Provider} from '@rondojs/context';

/** First step of the sequence. */
@injectable()
export class FindRouteProvider implements Provider<FindRoute> {
  constructor(@inject(ROUTING_TABLE) private readonly table: RouteFinder) {}

  value(): FindRoute {
    const find: FindRoute = request => {
      const context = contextOf(request);
      const route = this.table.find(request);
      announceEnd(route.definition, context.response);
      return (context.route = route);
    };
    return foldable(find, () => find);
  }
}
