import type {Constructor} from '@rondojs/context';
import type {CrudRepository} from '../crud-repository.js';
import type {PgTable} from 'drizzle-orm/pg-core';
import type {SchemaOptions} from '../table-schemas.js';

/** How a table is served. */
export interface CrudOptions<T extends PgTable> extends SchemaOptions<T> {
  /** @defaultValue the name of the table: `/todos` */
  readonly path?: string;
  /** The methods that are served. @defaultValue all of them */
  readonly only?: readonly CrudMethod[];
  /** A repository of the application, added by `app.repository`. @defaultValue one of the table itself */
  readonly repository?: Constructor<CrudRepository<T>>;
}

/** The methods of a controller of a table. */
export type CrudMethod = 'create' | 'find' | 'count' | 'findById' | 'updateById' | 'replaceById' | 'deleteById';
