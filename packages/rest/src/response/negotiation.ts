import {createRequire} from 'node:module';

import {NotAcceptableError} from '../errors.js';
import {isWildcard} from './media-type.js';

import type Negotiator from 'negotiator';
import type {DeclaredResponse, Representation} from './contract.js';
import type {Request} from '../contract/http.js';

/** How many values of Accept are remembered for a response, and of which length: clients may send any. */
const REMEMBERED = 64;
const REMEMBERED_LENGTH = 256;

/**
 * Chooses what a client likes best (RFC 9110, 12.5.1): a media type of those that are offered; of equals, the first.
 *
 * @returns undefined when the client accepts none of them
 *
 * @example
 * const type = negotiate(request, ['image/webp', 'image/png']);
 */
export function negotiate(request: Request, offered: readonly string[]): string | undefined {
  if (request.headers.accept === undefined) return offered[0];
  return negotiatorOf(request).mediaTypes([...offered])[0];
}

/** Most clients accept anything: what compares their wishes is loaded when one has some. */
function negotiatorOf(request: Request): Negotiator {
  const Class = load('negotiator') as typeof Negotiator;
  return new Class(request);
}

const load = createRequire(import.meta.url);

/** The content encodings of those that are offered which the client accepts, the best first. */
export function acceptedEncodings(request: Request, offered: readonly string[]): readonly string[] {
  if (request.headers['accept-encoding'] === undefined) return [];
  const accepted = negotiatorOf(request).encodings([...offered, 'identity']);
  return accepted.slice(0, accepted.includes('identity') ? accepted.indexOf('identity') : undefined);
}

/**
 * The representation of a declared response that fits Accept; undefined where none is declared.
 *
 * @throws {NotAcceptableError} 406, when none fits
 */
export function chooseRepresentation(request: Request, declared: DeclaredResponse): Representation | undefined {
  const {representations, chosen} = declared;
  const {accept} = request.headers;
  if (accept === undefined || accept === '*/*') return representations[0];

  const known = chosen.get(accept);
  if (known) return known;
  const best = negotiated(request, representations);
  if (!best || accept.length > REMEMBERED_LENGTH) return best;
  if (chosen.size >= REMEMBERED) chosen.clear();
  chosen.set(accept, best);
  return best;
}

function negotiated(request: Request, representations: readonly Representation[]): Representation | undefined {
  // What is declared as image/* is any image: which one is known only when the result is.
  if (representations.length === 0 || representations.some(({essence}) => isWildcard(essence))) return representations[0];

  const types = representations.map(({mediaType}) => mediaType);
  const best = negotiate(request, types) ?? withoutParameters(request, representations);
  if (best === undefined) throw new NotAcceptableError(types);
  return representations.find(({mediaType, essence}) => mediaType === best || essence === best);
}

/** `application/json; charset=utf-8` is what a client means that accepts `application/json`. */
function withoutParameters(request: Request, representations: readonly Representation[]): string | undefined {
  return negotiate(request, representations.map(({essence}) => essence));
}
