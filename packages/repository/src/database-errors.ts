import {
  CheckViolationError,
  DatabaseUnavailableError,
  InvalidFilterError,
  InvalidValueError,
  MissingReferenceError,
  MissingValueError,
  SerializationError,
  StillReferencedError,
  UniqueViolationError,
} from './errors.js';

/** What was being done when the database refused. */
export interface Attempt {
  readonly table: string;
  readonly does: 'read' | 'write' | 'delete';
}

/** The fields of an error of PostgreSQL that tell what it is; both drivers have them. */
interface DatabaseError extends Error {
  readonly code?: string;
  readonly table?: string;
  readonly column?: string;
  readonly constraint?: string;
}

type Translate = (error: DatabaseError, attempt: Attempt) => Error;

/** By SQLSTATE: https://www.postgresql.org/docs/current/errcodes-appendix.html */
const BY_STATE: Readonly<Record<string, Translate>> = {
  23505: (cause, {table}) => new UniqueViolationError(`${table} has such a row already${ruleOf(cause)}.`, {cause}),
  23503: referenceError,
  23514: (cause, {table}) => new CheckViolationError(`A row of ${table} breaks a rule${ruleOf(cause)}.`, {cause}),
  23502: (cause, {table}) => new MissingValueError(`A row of ${table} needs a value for ${cause.column}.`, {cause}),
  40001: serializationError,
  '40P01': serializationError,
  // Statement time-out, lock time-out, too many connections, idle in a transaction for too long.
  57014: unavailable,
  '55P03': unavailable,
  '25P03': unavailable,
};

/** By the first two signs of the SQLSTATE. */
const BY_CLASS: Readonly<Record<string, Translate>> = {
  '08': unavailable,
  53: unavailable,
  57: unavailable,
  22: (cause, {table, does}) => {
    if (does !== 'read') return new InvalidValueError(`A value does not fit its column in ${table}.`, {cause});
    const message = `has a value that does not fit its column in ${table}`;
    return new InvalidFilterError([{in: 'query', pointer: '/filter', code: 'type', message}], {cause});
  },
};

/** The drivers have no codes for these, or those of the operating system. */
const LOST =
  /^(ECONN\w+|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|EHOST\w+|ENET\w+|ERR_STREAM_DESTROYED|ENOENT connect) |^ (Connection terminated|timeout exceeded when trying to connect|Query read timeout|Client has encountered a connection error|Client was closed|PGlite is clos|Cannot use a pool after)/;

/** Says what an error of a driver means; any other error stays what it is. */
export function toRepositoryError(error: unknown, attempt: Attempt): unknown {
  const cause = driverErrorOf(error);
  if (!cause) return error;
  const {code = ''} = cause;
  const translate = BY_STATE[code] ?? (isState(code) ? BY_CLASS[code.slice(0, 2)] : undefined);
  if (translate) return translate(cause, attempt);
  if (LOST.test(`${code} ${cause.message}`)) return unavailable(cause);
  return cause;
}

/** Whether the same work may succeed when it is done once more, from its beginning. */
export function isWorthRetrying(error: unknown): boolean {
  return error instanceof SerializationError;
}

/** Drizzle wraps what the driver says in an error that has all values of the statement: they must not be logged. */
function driverErrorOf(error: unknown): DatabaseError | undefined {
  if (!isError(error)) return undefined;
  return error.message.startsWith('Failed query:') && isError(error.cause) ? error.cause : error;
}

/** By its looks: errors of the operating system may come from outside of the realm that the program runs in. */
function isError(value: unknown): value is DatabaseError {
  return typeof value === 'object' && value !== null && typeof (value as DatabaseError).message === 'string';
}

function isState(code: string): boolean {
  return /^[0-9A-Z]{5}$/.test(code);
}

/** A row that refers names its own table in both cases: only then it is the row that was written. */
function referenceError(cause: DatabaseError, {table, does}: Attempt): Error {
  const own = does === 'write' && cause.table === table;
  if (own) return new MissingReferenceError(`A row of ${table} refers to what is not there${ruleOf(cause)}.`, {cause});
  return new StillReferencedError(`Rows of ${cause.table} still refer to it${ruleOf(cause)}.`, {cause});
}

function serializationError(cause: Error): Error {
  return new SerializationError('Another transaction stood in the way. Try again.', {cause});
}

function unavailable(cause: Error): Error {
  return new DatabaseUnavailableError('The database cannot be reached in time. Try again.', {cause});
}

function ruleOf({constraint}: DatabaseError): string {
  return constraint === undefined ? '' : ` (${constraint})`;
}
