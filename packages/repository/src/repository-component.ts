import {BindingScope, bind} from '@rondojs/context';
import {extensionFor} from '@rondojs/core';

import {DATABASE_CONFIG_SCHEMA} from './config.js';
import {DATA_SOURCE} from './data-source.js';
import {DataSources} from './data-sources.js';
import {HEALTH_CHECKS, HealthChecksProvider} from './health-checks.js';
import {PGliteDataSource} from './pglite-data-source.js';

import type {Component} from '@rondojs/core';

/** Gives an application a database: the embedded one, unless it has bound its own. */
export class RepositoryComponent implements Component {
  readonly bindings = [
    bind(DATA_SOURCE).toClass(PGliteDataSource).inScope(BindingScope.SINGLETON),
    bind('repository.healthChecks').toProvider(HealthChecksProvider).apply(extensionFor(HEALTH_CHECKS)),
  ];
  readonly observers = [DataSources];
  readonly config = {database: DATABASE_CONFIG_SCHEMA};
}
