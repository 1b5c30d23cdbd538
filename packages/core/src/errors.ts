import {helpOn} from '@rondojs/context';

/** Anything that goes wrong in an application's life. `code` is for programs and never changes. */
export abstract class CoreError extends Error {
  abstract readonly code: string;
  /** The address of the page about it: what happened, why, and how to mend it. */
  abstract readonly help: string;

  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = new.target.name;
  }
}

/** A life-cycle method was called when it has no meaning. */
export class LifeCycleError extends CoreError {
  readonly code = 'LIFE_CYCLE';
  readonly help = helpOn(this.code);
}

/** The application could not start. What had started by then has been stopped. */
export class StartError extends CoreError {
  readonly code = 'START_FAILED';
  readonly help = helpOn(this.code);

  constructor(name: string, cause: unknown) {
    super(`${name} could not start: ${messageOf(cause)}`, {cause});
  }
}

/** Some parts of the application failed to stop; all the others have stopped. */
export class StopError extends CoreError {
  readonly code = 'STOP_FAILED';
  readonly help = helpOn(this.code);

  constructor(readonly causes: readonly unknown[]) {
    super(`The application stopped with failures: ${causes.map(messageOf).join('; ')}`, {
      cause: causes[0],
    });
  }
}

/** No server, or more than one, answers to the name or class that was asked for. */
export class ServerNotFoundError extends CoreError {
  readonly code = 'SERVER_NOT_FOUND';
  readonly help = helpOn(this.code);

  constructor(wanted: string, names: readonly string[]) {
    super(
      `The application has no server ${wanted}. ` +
        (names.length > 0 ? `It has: ${names.join(', ')}.` : 'It has none: add one with app.server().'),
    );
  }
}

/** Something that is no component was given as one. */
export class InvalidComponentError extends CoreError {
  readonly code = 'INVALID_COMPONENT';
  readonly help = helpOn(this.code);
}

function messageOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}
