import {inspect} from 'node:util';

import type {LogFields, LogMethod, Logger} from './logger.js';

/** From what is told rarely to what is always told. */
const LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;

/** How grave a line is; `silent` is for a logger that writes none. */
export type LogLevel = (typeof LEVELS)[number];

/** Where lines go: standard error, unless a test reads them. */
export interface LogStream {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

/**
 * Writes each line as JSON to standard error, so that standard output stays the program's own; on a terminal,
 * as text for people.
 */
export class ConsoleLogger implements Logger {
  readonly trace = this.methodOf('trace');
  readonly debug = this.methodOf('debug');
  readonly info = this.methodOf('info');
  readonly warn = this.methodOf('warn');
  readonly error = this.methodOf('error');
  readonly fatal = this.methodOf('fatal');

  /** @param level - the least grave level that is written; `LOG_LEVEL` of the environment, or `info` */
  constructor(
    private readonly level: LogLevel = levelOfEnvironment(),
    private readonly stream: LogStream = process.stderr,
    private readonly fields: LogFields = {},
  ) {}

  child(fields: LogFields): ConsoleLogger {
    return new ConsoleLogger(this.level, this.stream, {...this.fields, ...fields});
  }

  private methodOf(level: LogLevel): LogMethod {
    return (first: LogFields | string, second?: string) => {
      if (LEVELS.indexOf(level) < LEVELS.indexOf(this.level)) return;
      const [fields, message] = typeof first === 'string' ? [{}, first] : [first, second];
      const write = this.stream.isTTY ? toText : toJson;
      this.stream.write(`${write(level, message, {...this.fields, ...fields})}\n`);
    };
  }
}

/** An unknown level is told of by the check of the configuration; until then nothing is lost. */
function levelOfEnvironment(): LogLevel {
  return LEVELS.find(level => level === process.env.LOG_LEVEL) ?? 'info';
}

function toJson(level: LogLevel, message: string | undefined, fields: LogFields): string {
  const line = {level, time: new Date().toISOString(), ...fields, ...(message !== undefined && {message})};
  const seen = new WeakSet<object>();
  return JSON.stringify(line, (_, value: unknown) => plain(value, seen));
}

/** A log that fails on what it is given tells nothing of what went wrong. */
function plain(value: unknown, seen: WeakSet<object>): unknown {
  if (typeof value === 'bigint') return String(value);
  if (typeof value !== 'object' || value === null) return value;
  if (seen.has(value)) return '[told above]';
  seen.add(value);
  if (!(value instanceof Error)) return value;
  const {name, message, stack, cause, ...more} = value;
  return {name, message, stack, ...more, ...(cause !== undefined && {cause})};
}

function toText(level: LogLevel, message = '', fields: LogFields = {}): string {
  const {error, help, ...others} = fields;
  const pairs = Object.entries(others).map(([name, value]) => ` ${name}=${inspect(value, {breakLength: Infinity})}`);
  const cause = error === undefined ? '' : `\n${inspect(error)}`;
  return `${level.toUpperCase().padEnd(5)} ${message}${pairs.join('')}${cause}${pagesOf(help)}`;
}

/** Each page on a line of its own, at the end, where a terminal makes a link of it. */
function pagesOf(help: unknown): string {
  const pages = Array.isArray(help) ? help : [help];
  return pages.filter(page => typeof page === 'string').map(page => `\nhelp  ${page}`).join('');
}
