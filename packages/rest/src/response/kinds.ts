import {Readable} from 'node:stream';
import {types} from 'node:util';

/** Tells a plain object or an array, which most results are. */
export function isPlain(result: unknown): result is object {
  if (typeof result !== 'object' || result === null) return false;
  const prototype: unknown = Object.getPrototypeOf(result);
  return prototype === Object.prototype || prototype === Array.prototype || prototype === null;
}

export function isBytes(result: unknown): result is ArrayBufferView | ArrayBuffer {
  return ArrayBuffer.isView(result) || types.isAnyArrayBuffer(result);
}

/** The same memory, as what node:http takes. */
export function bytesOf(result: ArrayBufferView | ArrayBuffer): Uint8Array {
  if (result instanceof Uint8Array) return result;
  if (!ArrayBuffer.isView(result)) return new Uint8Array(result);
  return new Uint8Array(result.buffer, result.byteOffset, result.byteLength);
}

/** A stream of bytes or text: one of Node or one of the web. A stream of objects is an iterable. */
export function isByteStream(result: unknown): result is Readable | ReadableStream {
  return result instanceof ReadableStream || (isNodeStream(result) && !result.readableObjectMode);
}

export function toNodeStream(stream: Readable | ReadableStream): Readable {
  return stream instanceof ReadableStream ? Readable.fromWeb(stream as Parameters<typeof Readable.fromWeb>[0]) : stream;
}

/** What gives its values one after the other: async iterables, generators, streams of objects. */
export function isStepwise(result: unknown): result is AsyncIterable<unknown> | Iterable<unknown> {
  if (typeof result !== 'object' || result === null) return false;
  return Symbol.asyncIterator in result || types.isGeneratorObject(result);
}

/** By its methods: a stream of another copy of a library is one too. */
function isNodeStream(result: unknown): result is Readable {
  if (typeof result !== 'object' || result === null) return false;
  const {pipe, on} = result as {pipe?: unknown; on?: unknown};
  return typeof pipe === 'function' && typeof on === 'function';
}
