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

/** Something that a part of the application was asked to do, and did not. */
export interface Failure {
  /** The part: the key of its binding, or the name of the application. */
  readonly name: string;
  /** What it could not do. */
  readonly step: 'start' | 'stop';
  readonly cause: unknown;
}

/** The application could not start. What had started by then has been stopped. */
export class StartError extends CoreError {
  readonly code = 'START_FAILED';
  readonly help = helpOn(this.code);
  /** All causes: of the start first, then of the stop that followed. The first of them is the `cause`. */
  readonly errors: readonly unknown[];

  constructor(readonly failures: readonly Failure[]) {
    super(failures.map(sentence).join('\n'), {cause: failures[0]?.cause});
    this.errors = failures.map(({cause}) => cause);
  }
}

/** Some parts of the application failed to stop; all the others have stopped. */
export class StopError extends CoreError {
  readonly code = 'STOP_FAILED';
  readonly help = helpOn(this.code);
  readonly errors: readonly unknown[];

  constructor(readonly failures: readonly Failure[]) {
    super(`The application stopped with failures: ${failures.map(sentence).join('; ')}`, {
      cause: failures[0]?.cause,
    });
    this.errors = failures.map(({cause}) => cause);
  }
}

/** A part took longer to initialise, to start or to stop than it may. */
export class TimeLimitError extends CoreError {
  readonly code = 'TIME_LIMIT';
  readonly help = helpOn(this.code);

  constructor(name: string, step: string, milliseconds: number) {
    super(
      `${name} did not ${step} within ${milliseconds} ms. ` +
        `Look at what it waits for, or give it longer: {lifeCycle: {timeLimit: …}}.`,
    );
  }
}

/** No server, or more than one, answers to the name or class that was asked for. */
export class ServerNotFoundError extends CoreError {
  readonly code = 'SERVER_NOT_FOUND';
  readonly help = helpOn(this.code);

  constructor(wanted: string, names: readonly string[], meant?: string) {
    super(
      `The application has no server ${wanted}. ` +
        (names.length > 0 ? `It has: ${names.join(', ')}.` : 'It has none: add one with app.server().') +
        (meant === undefined ? '' : ` Did you mean "${meant}"?`),
    );
  }
}

/** Two classes would be bound under one key, and the first would be gone without a word. */
export class NameTakenError extends CoreError {
  readonly code = 'NAME_TAKEN';
  readonly help = helpOn(this.code);

  constructor(key: string, type: string, holder: string) {
    super(
      `Class ${type} cannot be added as ${key}: that is ${holder} already. ` +
        `Give one of them a name of its own, as second argument; or replace it by app.bind('${key}').`,
    );
  }
}

/** Why something that files import may be undefined. */
export function hintOn(given: unknown): string {
  return given === undefined ? ': two files that import each other perhaps, and the class is not there yet' : '';
}

/** Something that is no component was given as one, or one that cannot be mounted. */
export class InvalidComponentError extends CoreError {
  readonly code = 'INVALID_COMPONENT';
  readonly help = helpOn(this.code);
}

/** Something that is no class was given where one is added; most often it is not there yet. */
export class InvalidPartError extends CoreError {
  readonly code = 'INVALID_PART';
  readonly help = helpOn(this.code);

  /** @param place - where it was given: `controllers[1]` */
  constructor(place: string, given: unknown) {
    super(
      `${place} is ${given === null ? 'null' : typeof given}, and must be a class${hintOn(given)}. ` +
        `Look at the imports of the file that gives it.`,
    );
  }
}

/** A component needs another that the application does not have. */
export class MissingComponentError extends CoreError {
  readonly code = 'MISSING_COMPONENT';
  readonly help = helpOn(this.code);

  constructor(component: string, missing: string) {
    super(`${component} requires ${missing}, which is not mounted. Add it: app.component(${missing}).`);
  }
}

/** One thing that is wrong with the configuration. */
export interface ConfigFault {
  /** A JSON Pointer from the options of the application: `/public/port`. */
  readonly pointer: string;
  /** The keyword of JSON Schema that is not met, or `unknown-name`. */
  readonly code: string;
  readonly message: string;
}

/** The configuration is not as the parts that read it say. All faults are told at once, and no value is. */
export class ConfigError extends CoreError {
  readonly code = 'INVALID_CONFIG';
  readonly help = helpOn(this.code);

  constructor(
    name: string,
    readonly faults: readonly ConfigFault[],
  ) {
    const count = faults.length === 1 ? 'one fault' : `${faults.length} faults`;
    const lines = faults.map(({pointer, message}) => `  ${pointer}: ${message}`);
    super([`The configuration of ${name} has ${count}.`, ...lines].join('\n'));
  }
}

/** Two servers want the same port; neither has taken it. */
export class AddressConflictError extends CoreError {
  readonly code = 'ADDRESS_CONFLICT';
  readonly help = helpOn(this.code);

  constructor(one: string, other: string, address: string) {
    super(
      `Servers "${one}" and "${other}" both want ${address}. ` +
        `Give one of them another port under its name: {${other}: {port: …}}; 0 takes any free one.`,
    );
  }
}

/** What an error says, and what anything else that was thrown looks like. */
export function messageOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}

function sentence({name, step, cause}: Failure): string {
  return `${name} could not ${step}: ${messageOf(cause)}`;
}
