import {PreconditionFailedError} from '../errors.js';
import {namesStrongly, namesWeakly} from './etag.js';

import type {Request} from '../contract/http.js';

/** What tells one state of a resource from another. */
export interface Validators {
  readonly etag?: string | undefined;
  readonly lastModified?: Date | undefined;
}

/**
 * Refuses a change of what the client has not seen as it is now (RFC 9110, 13): call it before the change.
 *
 * @param current - of the resource as it is; none of both when there is no resource
 *
 * @example
 * assertPreconditions(request, {etag: `"${todo.version}"`});
 *
 * @throws {PreconditionFailedError} 412, when If-Match, If-Unmodified-Since or If-None-Match does not hold
 */
export function assertPreconditions({headers}: Request, {etag, lastModified}: Validators): void {
  const match = headers['if-match'];
  if (match !== undefined && !namesStrongly(match, etag)) throw new PreconditionFailedError('If-Match');

  const unmodifiedSince = match === undefined ? dateOf(headers['if-unmodified-since']) : undefined;
  if (unmodifiedSince !== undefined && isAfter(lastModified, unmodifiedSince)) {
    throw new PreconditionFailedError('If-Unmodified-Since');
  }
  const noneMatch = headers['if-none-match'];
  if (noneMatch !== undefined && etag !== undefined && namesWeakly(noneMatch, etag)) {
    throw new PreconditionFailedError('If-None-Match');
  }
}

/** Whether the client has what would be sent already, and 304 is enough. */
export function isFresh({headers, method}: Request, {etag, lastModified}: Validators): boolean {
  if (method !== 'GET' && method !== 'HEAD') return false;
  const noneMatch = headers['if-none-match'];
  // With tags the date is not asked: it knows seconds only.
  if (noneMatch !== undefined) return etag !== undefined && namesWeakly(noneMatch, etag);

  const since = dateOf(headers['if-modified-since']);
  return since !== undefined && lastModified !== undefined && !isAfter(lastModified, since);
}

/** Whether the rest of a file still belongs to the part that a client has (RFC 9110, 13.1.5). */
export function mayResume({headers}: Request, {etag, lastModified}: Validators): boolean {
  const condition = headers['if-range'];
  if (condition === undefined) return true;
  if (typeof condition === 'string' && /^(W\/)?"/.test(condition)) return namesStrongly(condition, etag);
  return lastModified !== undefined && dateOf(condition) === seconds(lastModified);
}

/** Dates of HTTP know seconds; what cannot be read is as good as absent. */
function dateOf(text: string | readonly string[] | undefined): number | undefined {
  const time = Date.parse(String(text));
  return Number.isNaN(time) ? undefined : time / 1000;
}

function isAfter(date: Date | undefined, second: number): boolean {
  return date !== undefined && seconds(date) > second;
}

function seconds(date: Date): number {
  return Math.floor(date.getTime() / 1000);
}
