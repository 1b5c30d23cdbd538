import {brand, hasBrand} from '@rondojs/context';

import {toJson} from './serialize.js';

/** The fields of an event besides its data. */
export interface ServerSentEventFields {
  /** What the client sends as `Last-Event-ID` when it comes back after a break. */
  readonly id?: string;
  /** The name that clients listen to. @defaultValue 'message' */
  readonly event?: string;
  /** How long a client waits before it comes back, in milliseconds. */
  readonly retry?: number;
  /** What clients pass over. */
  readonly comment?: string;
}

const EVENT = Symbol.for('rondo.ServerSentEvent');

const LINE_END = /\r\n|\r|\n/;

/**
 * An event of a `text/event-stream`, with more than its data. What is yielded and is none is the data of an event.
 *
 * @example
 * yield new ServerSentEvent({price: 7}, {id: '42', event: 'price'});
 *
 * @throws {TypeError} for an id or a name with a line break, which would begin a field of its own
 */
export class ServerSentEvent {
  static {
    brand(this, EVENT);
  }

  constructor(
    /** Text as it is, anything else as JSON; undefined for none. */
    readonly data?: unknown,
    readonly fields: ServerSentEventFields = {},
  ) {
    for (const name of ['id', 'event'] as const) {
      if (/[\r\n\0]/.test(fields[name] ?? '')) throw new TypeError(`The ${name} of an event must be one line.`);
    }
  }
}

/** An event as its lines (HTML, 9.2.6), the empty one at the end included. */
export function encodeEvent(value: unknown): string {
  if (!isEvent(value)) return `${dataLines(value)}\n`;

  const {id, event, retry, comment} = value.fields;
  const lines = [
    comment === undefined ? '' : prefixed(': ', comment),
    id === undefined ? '' : `id: ${id}\n`,
    event === undefined ? '' : `event: ${event}\n`,
    retry === undefined ? '' : `retry: ${Math.trunc(retry)}\n`,
    value.data === undefined ? '' : dataLines(value.data),
  ];
  return `${lines.join('')}\n`;
}

/** Also one of another copy of this package. */
function isEvent(value: unknown): value is ServerSentEvent {
  return hasBrand(value, EVENT);
}

function dataLines(data: unknown): string {
  return prefixed('data: ', typeof data === 'string' ? data : toJson(data));
}

function prefixed(prefix: string, text: string): string {
  return text.split(LINE_END).map(line => `${prefix}${line}\n`).join('');
}
