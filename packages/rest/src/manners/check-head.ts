import {BadHostError, TooManyHeadersError} from '../errors.js';
import {HOST} from './proxy.js';

import type {Request} from '../contract/http.js';

/** Most requests of a server name the same host: it need not be looked at again. */
let lastHost: string | undefined;

/**
 * Looks at what node:http lets pass.
 *
 * @param maxHeaders - how many headers there may be, or 0 for any number
 * @throws {BadHostError} unless a request has exactly one valid Host, as HTTP 1.1 wants it (RFC 9112, 3.2)
 * @throws {TooManyHeadersError} 431
 */
export function checkHead({headers, rawHeaders, httpVersion}: Request, maxHeaders: number): void {
  if (rawHeaders.length > 2 * maxHeaders && maxHeaders > 0) throw new TooManyHeadersError(maxHeaders);
  const {host} = headers;
  if (host === undefined) {
    if (httpVersion === '1.0') return;
    throw new BadHostError();
  }
  // Of several, node:http keeps the first without a word.
  if (countHosts(rawHeaders) > 1) throw new BadHostError();
  if (host === lastHost) return;
  if (!HOST.test(host)) throw new BadHostError();
  lastHost = host;
}

function countHosts(rawHeaders: readonly string[]): number {
  let count = 0;
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const name = rawHeaders[at] as string;
    if (name.length === 4 && name.toLowerCase() === 'host') count++;
  }
  return count;
}
