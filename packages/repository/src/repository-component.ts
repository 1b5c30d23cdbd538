import {BindingScope, bind} from '@rondojs/context';

import {DATABASE_CONFIG_SCHEMA} from './config.js';
import {DATA_SOURCE} from './data-source.js';
import {DataSources} from './data-sources.js';
import {PGliteDataSource} from './pglite-data-source.js';

import type {Component} from '@rondojs/core';

/** Gives an application a database: the embedded one, unless it has bound its own. */
export class RepositoryComponent implements Component {
  readonly bindings = [bind(DATA_SOURCE).toClass(PGliteDataSource).inScope(BindingScope.SINGLETON)];
  readonly observers = [DataSources];
  readonly config = {database: DATABASE_CONFIG_SCHEMA};
}
