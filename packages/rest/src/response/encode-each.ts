import {Readable} from 'node:stream';

import {bytesOf, isBytes} from './kinds.js';
import {encodeEvent} from './server-sent-event.js';
import {isJson, isJsonLines} from './media-type.js';
import {toJson} from './serialize.js';

type Steps = AsyncIterable<unknown> | Iterable<unknown>;

/** The media type of an iterable that declares none. */
export const DEFAULT_STREAM_TYPE = 'application/jsonl';

/** Writes the values of an iterable as its media type has them: JSON lines, server-sent events, a JSON array, or bytes. */
export function encodeEach(steps: Steps, essence: string): Readable {
  return Readable.from(encoded(steps, essence), {objectMode: false});
}

function encoded(steps: Steps, essence: string): AsyncIterable<string | Uint8Array> {
  if (essence === 'text/event-stream') return mapped(steps, encodeEvent);
  if (isJsonLines(essence)) return mapped(steps, value => `${toJson(value)}\n`);
  if (essence === 'application/json-seq') return mapped(steps, value => `\x1e${toJson(value)}\n`);
  return isJson(essence) ? jsonArray(steps) : mapped(steps, toChunk);
}

async function* mapped<T>(steps: Steps, encode: (value: unknown) => T): AsyncIterable<T> {
  for await (const value of steps) yield encode(value);
}

async function* jsonArray(steps: Steps): AsyncIterable<string> {
  let separator = '[';
  for await (const value of steps) {
    yield separator + toJson(value);
    separator = ',';
  }
  yield separator === '[' ? '[]' : ']';
}

function toChunk(value: unknown): string | Uint8Array {
  if (typeof value === 'string') return value;
  if (isBytes(value)) return bytesOf(value);
  throw new TypeError('A result in steps must give text or bytes, unless JSON or events are declared.');
}
