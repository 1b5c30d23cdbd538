import {helpOn} from '@rondojs/context';

/** Anything that a test itself gets wrong, or has refused. `code` is for programs and never changes. */
export abstract class TestingError extends Error {
  abstract readonly code: string;
  /** Where to read what happened, why, and how to mend it. */
  abstract readonly help: string;

  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = new.target.name;
  }
}

/** A test application was asked for what it cannot do now, or not with what it was given. */
export class TestAppError extends TestingError {
  readonly code = 'TEST_APP';
  readonly help = helpOn(this.code);
}

/** A request names an operation that the server does not have. */
export class UnknownOperationError extends TestingError {
  readonly code = 'UNKNOWN_OPERATION';
  readonly help = helpOn(this.code);

  constructor(name: string, known: readonly string[], meant: string | undefined) {
    const hint = meant === undefined ? `There are: ${known.join(', ') || 'none'}.` : `Did you mean "${meant}"?`;
    super(`The server has no operation "${name}". ${hint}`);
  }
}

/** A method that was called was answered by something else than a success. */
export class RefusedCallError extends TestingError {
  readonly code = 'REFUSED_CALL';
  readonly help = helpOn(this.code);

  constructor(
    operation: string,
    readonly status: number,
    /** What was answered: a problem, most of the time. */
    readonly body: unknown,
  ) {
    super(`${operation} was answered by ${status}: ${typeof body === 'string' ? body : JSON.stringify(body)}`);
  }
}

/** An application breaks what its clients were promised. The message tells all that breaks them. */
export class BrokenLockError extends TestingError {
  readonly code = 'BROKEN_LOCK';
  readonly help = helpOn(this.code);
}
