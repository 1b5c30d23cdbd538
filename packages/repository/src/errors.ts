import {brand, helpOn} from '@rondojs/context';

/** How `@rondojs/rest` knows an error that clients hear about; this package works without it. */
const HTTP_ERROR = Symbol.for('rondo.HttpError');

const RETRY_SOON = {'retry-after': '1'};

/** One fault in what was asked for, as `@rondojs/rest` tells it. */
export interface FilterFault {
  readonly in: 'query';
  /** A JSON Pointer: `/filter/where/title`. */
  readonly pointer: string;
  readonly code: string;
  readonly message: string;
}

/** What all errors have: a name, a code, and a page about it. */
abstract class CodedError extends Error {
  /** For programs; stays the same for ever. */
  abstract readonly code: string;
  /** The address of the page about it: what happened, why, and how to mend it. */
  abstract readonly help: string;

  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = new.target.name;
  }
}

/**
 * Anything that a repository cannot do. Thrown out of a controller it is answered with its status.
 *
 * The message names tables and columns, and never a value. What the database has said is the `cause`, for the log.
 */
export abstract class RepositoryError extends CodedError {
  static {
    brand(this, HTTP_ERROR);
  }

  abstract readonly status: number;
  readonly errors: readonly FilterFault[] | undefined = undefined;
  readonly headers: Readonly<Record<string, string>> = {};
}

/** There is no row with that key. */
export class EntityNotFoundError extends RepositoryError {
  readonly code = 'ENTITY_NOT_FOUND';
  readonly help = helpOn(this.code);
  readonly status = 404;

  constructor(table: string, id: string) {
    super(`There is no ${id} in ${table}.`);
  }
}

/** The row has changed since it was read: read it again, and decide again. */
export class StaleVersionError extends RepositoryError {
  readonly code = 'STALE_VERSION';
  readonly help = helpOn(this.code);
  readonly status = 412;

  constructor(table: string, id: string) {
    super(`${id} in ${table} has changed since it was read. Read it again.`);
  }
}

/** A change must say which version it is meant for, and does not. */
export class VersionRequiredError extends RepositoryError {
  readonly code = 'VERSION_REQUIRED';
  readonly help = helpOn(this.code);
  readonly status = 428;

  constructor(table: string) {
    super(`A change in ${table} must say which version it is meant for: send the ETag of what was read as If-Match.`);
  }
}

/** There is a row already with a value that only one may have. */
export class UniqueViolationError extends RepositoryError {
  readonly code = 'UNIQUE_VIOLATION';
  readonly help = helpOn(this.code);
  readonly status = 409;
}

/** Other rows refer to the row that is to go. */
export class StillReferencedError extends RepositoryError {
  readonly code = 'STILL_REFERENCED';
  readonly help = helpOn(this.code);
  readonly status = 409;
}

/** A row refers to another that is not there. */
export class MissingReferenceError extends RepositoryError {
  readonly code = 'MISSING_REFERENCE';
  readonly help = helpOn(this.code);
  readonly status = 422;
}

/** A row breaks a rule of its table. */
export class CheckViolationError extends RepositoryError {
  readonly code = 'CHECK_VIOLATION';
  readonly help = helpOn(this.code);
  readonly status = 422;
}

/** A row has no value where its table wants one. */
export class MissingValueError extends RepositoryError {
  readonly code = 'MISSING_VALUE';
  readonly help = helpOn(this.code);
  readonly status = 422;
}

/** A value does not fit its column: too long, out of range, or not of its type. */
export class InvalidValueError extends RepositoryError {
  readonly code = 'INVALID_VALUE';
  readonly help = helpOn(this.code);
  readonly status = 422;
}

/** A filter asks for what is not there, or for more than is allowed. */
export class InvalidFilterError extends RepositoryError {
  readonly code = 'INVALID_FILTER';
  readonly help = helpOn(this.code);
  readonly status = 400;

  constructor(
    override readonly errors: readonly FilterFault[],
    options?: ErrorOptions,
  ) {
    super(`The filter cannot be used: ${errors.map(({pointer, message}) => `${pointer} ${message}`).join('; ')}.`, options);
  }
}

/** Transactions stood in each other's way, also when they were tried again. */
export class SerializationError extends RepositoryError {
  readonly code = 'SERIALIZATION_FAILURE';
  readonly help = helpOn(this.code);
  readonly status = 503;
  override readonly headers = RETRY_SOON;
}

/** The database is away, or too slow. */
export class DatabaseUnavailableError extends RepositoryError {
  readonly code = 'DATABASE_UNAVAILABLE';
  readonly help = helpOn(this.code);
  readonly status = 503;
  override readonly headers = RETRY_SOON;
}

/** A table, or what is said of it, cannot work: a defect of the program. */
export class RepositoryConfigError extends CodedError {
  readonly code = 'REPOSITORY_CONFIG';
  readonly help = helpOn(this.code);
}

/** Work went on after its transaction had ended, most often for want of an `await`: a defect of the program. */
export class TransactionEndedError extends CodedError {
  readonly code = 'TRANSACTION_ENDED';
  readonly help = helpOn(this.code);

  constructor() {
    super('The transaction that this work belongs to has ended. Await all that is done inside of it.');
  }
}
