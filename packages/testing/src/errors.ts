/** Anything that goes wrong in a test's own doing. `code` is for programs and never changes. */
export abstract class TestingError extends Error {
  abstract readonly code: string;

  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = new.target.name;
  }
}

/** A request was sent to a server that takes none now. */
export class NotRunningError extends TestingError {
  readonly code = 'NOT_RUNNING';

  constructor() {
    super('The server takes no requests now. Send them between createTestApp() and close().');
  }
}

/** A test application was to be made of one that runs already. */
export class AlreadyRunningError extends TestingError {
  readonly code = 'ALREADY_RUNNING';

  constructor(name: string) {
    super(`${name} runs already. Give createTestApp() an application that has not been started: it starts it.`);
  }
}

/** A request names an operation that the server does not have. */
export class UnknownOperationError extends TestingError {
  readonly code = 'UNKNOWN_OPERATION';

  constructor(name: string, known: readonly string[], meant: string | undefined) {
    const hint = meant === undefined ? `There are: ${known.join(', ') || 'none'}.` : `Did you mean "${meant}"?`;
    super(`The server has no operation "${name}". ${hint}`);
  }
}

/** A path has a placeholder, and the request no value for it. */
export class MissingPathValueError extends TestingError {
  readonly code = 'MISSING_PATH_VALUE';

  constructor(operation: string, name: string) {
    super(`${operation} needs a value for {${name}} of its path: {path: {${name}: …}}.`);
  }
}

/** A method that was called was answered by a problem. */
export class RefusedCallError extends TestingError {
  readonly code = 'REFUSED_CALL';

  constructor(
    operation: string,
    readonly status: number,
    /** What was answered: a problem, most of the time. */
    readonly body: unknown,
  ) {
    super(`${operation} was answered by ${status}: ${typeof body === 'string' ? body : JSON.stringify(body)}`);
  }
}

/** The clock was asked for, and the application has none of its own. */
export class NoClockError extends TestingError {
  readonly code = 'NO_CLOCK';

  constructor() {
    super('The time is the real one. Make the application with a clock: createTestApp(app, {clock: true}).');
  }
}
