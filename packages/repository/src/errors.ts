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

/** What an error is to programs: its code, which has a page, and its status. */
function httpError<C extends string>(status: number, code: C): ErrorClass<C> {
  return class extends RepositoryError {
    readonly code = code;
    readonly help = helpOn(code);
    readonly status = status;
  };
}

type ErrorClass<C> = new (message: string, options?: ErrorOptions) => RepositoryError & Coded<C>;

interface Coded<C> {
  readonly code: C;
  readonly help: string;
  readonly status: number;
}

/** There is no row with that key. */
export class EntityNotFoundError extends httpError(404, 'ENTITY_NOT_FOUND') {
  constructor(table: string, id: string) {
    super(`There is no ${id} in ${table}.`);
  }
}

/** The row has changed since it was read: read it again, and decide again. */
export class StaleVersionError extends httpError(412, 'STALE_VERSION') {
  constructor(table: string, id: string) {
    super(`${id} in ${table} has changed since it was read. Read it again.`);
  }
}

/** A change must say which version it is meant for, and does not. */
export class VersionRequiredError extends httpError(428, 'VERSION_REQUIRED') {
  constructor(table: string) {
    super(`A change in ${table} must say which version it is meant for: send the ETag of what was read as If-Match.`);
  }
}

/** There is a row already with a value that only one may have. */
export class UniqueViolationError extends httpError(409, 'UNIQUE_VIOLATION') {}

/** Other rows refer to the row that is to go. */
export class StillReferencedError extends httpError(409, 'STILL_REFERENCED') {}

/** A row refers to another that is not there. */
export class MissingReferenceError extends httpError(422, 'MISSING_REFERENCE') {}

/** A row breaks a rule of its table. */
export class CheckViolationError extends httpError(422, 'CHECK_VIOLATION') {}

/** A row has no value where its table wants one. */
export class MissingValueError extends httpError(422, 'MISSING_VALUE') {}

/** A value does not fit its column: too long, out of range, or not of its type. */
export class InvalidValueError extends httpError(422, 'INVALID_VALUE') {}

/** A filter asks for what is not there, or for more than is allowed. */
export class InvalidFilterError extends httpError(400, 'INVALID_FILTER') {
  constructor(
    override readonly errors: readonly FilterFault[],
    options?: ErrorOptions,
  ) {
    super(`The filter cannot be used: ${errors.map(({pointer, message}) => `${pointer} ${message}`).join('; ')}.`, options);
  }
}

/** Transactions stood in each other's way, also when they were tried again. */
export class SerializationError extends httpError(503, 'SERIALIZATION_FAILURE') {
  override readonly headers = RETRY_SOON;
}

/** The database is away, or too slow. */
export class DatabaseUnavailableError extends httpError(503, 'DATABASE_UNAVAILABLE') {
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
