import {BindingKey} from '@rondojs/context';

/** What a line of the log carries besides its message. An error under `error` is told whole, with its stack. */
export type LogFields = Readonly<Record<string, unknown>>;

/** Writes one line: a message, or fields and a message. */
export interface LogMethod {
  (message: string): void;
  (fields: LogFields, message?: string): void;
}

/**
 * Where everything that the framework has to say goes, and whatever an application adds to it.
 *
 * It is a part of what pino and its like offer. Errors are under `error`, where pino does not look for them unless it is
 * told:
 *
 * @example
 * app.bind(CoreBindings.LOGGER).to(pino({serializers: {error: stdSerializers.err}}));
 */
export interface Logger {
  readonly trace: LogMethod;
  readonly debug: LogMethod;
  readonly info: LogMethod;
  readonly warn: LogMethod;
  readonly error: LogMethod;
  readonly fatal: LogMethod;
  /** A logger that adds these fields to every line: that of a server, or of a request. */
  child(fields: LogFields): Logger;
}

/** The logger of an application; in a server, that server's. */
export const LOGGER = BindingKey.create<Logger>('logger');
