import {RangeNotSatisfiableError} from '../errors.js';

import type {Request} from '../contract/http.js';

/** A part of a file: its first and its last byte. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/**
 * The part of a file that a request asks for (RFC 9110, 14.2); undefined for all of it.
 *
 * Several ranges at once are answered by the whole file, as a server may: a client gains little by them, and a
 * thousand overlapping ones are an attack.
 *
 * @throws {RangeNotSatisfiableError} 416, for one that begins behind the end
 */
export function rangeOf({method, headers: {range}}: Request, size: number): Range | undefined {
  if (method !== 'GET' || range === undefined) return undefined;
  const [, first = '', last = ''] = /^bytes=(\d*)-(\d*)$/.exec(range.replaceAll(' ', '')) ?? [];
  if (first === '' && last === '') return undefined;

  const start = first === '' ? Math.max(size - Number(last), 0) : Number(first);
  const end = first === '' || last === '' ? size - 1 : Math.min(Number(last), size - 1);
  if (last !== '' && first !== '' && Number(last) < start) return undefined;
  if (start > end) throw new RangeNotSatisfiableError(size);
  return {start, end};
}
