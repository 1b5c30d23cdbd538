import {ContextView, inject, injectable} from '@rondojs/context';

import {isDataSource} from './data-sources.js';

import type {Provider} from '@rondojs/context';
import type {DataSource} from './data-source.js';

/** The point of `@rondojs/health`, by its name: where nobody asks it, this costs nothing. */
export const HEALTH_CHECKS = 'health.checks';

/** What that package wants of a check. */
interface HealthCheck {
  readonly name: string;
  check(): Promise<void>;
}

/** Has each database of an application asked whether it answers, under its key: `dataSources.default`. */
@injectable()
export class HealthChecksProvider implements Provider<readonly HealthCheck[]> {
  constructor(@inject.view(isDataSource) private readonly sources: ContextView<DataSource>) {}

  value(): readonly HealthCheck[] {
    const {context, bindings} = this.sources;
    return bindings.map(({key}) => ({
      name: key,
      check: async () => (await context.get<DataSource>(key)).ping(),
    }));
  }
}
