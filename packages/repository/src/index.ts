export {BaseDataSource} from './base-data-source.js';
export {
  CheckViolationError,
  DatabaseUnavailableError,
  EntityNotFoundError,
  InvalidFilterError,
  InvalidValueError,
  MissingReferenceError,
  MissingValueError,
  RepositoryConfigError,
  RepositoryError,
  SerializationError,
  StaleVersionError,
  StillReferencedError,
  TransactionEndedError,
  UniqueViolationError,
  VersionRequiredError,
} from './errors.js';
export {CrudRepository} from './crud-repository.js';
export {FILTER_LIMITS} from './filter.js';
export {PGliteDataSource} from './pglite-data-source.js';
export {PostgresDataSource} from './postgres-data-source.js';
export {RepositoryBindings} from './repository-bindings.js';
export {RepositoryComponent} from './repository-component.js';
export {RepositoryMixin} from './repository-mixin.js';
export {checkFilter} from './check-filter.js';
export {createTables} from './create-tables.js';
export {tableSchemas} from './table-schemas.js';
export {transactional} from './transactional.js';

export type {Attempt} from './database-errors.js';
export type {ChangeOptions, Page} from './crud-repository.js';
export type {Conditions, Filter, FilterRules, OrderBy, Scalar, Where} from './filter.js';
export type {DataSource, Database, TransactionOptions} from './data-source.js';
export type {DatabaseConfig} from './config.js';
export type {FieldOf, IdOf, NewRow, Row, RowPatch} from './table.js';
export type {FilterFault} from './errors.js';
export type {RepositoryApplication} from './repository-mixin.js';
export type {SchemaOptions} from './table-schemas.js';
