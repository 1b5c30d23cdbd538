import {essenceOf, withCharset} from './media-type.js';

import type {DeclaredResponse, Representation} from './contract.js';

/** The representation of a media type: as it is declared, if it is. */
export function representationOf(mediaType: string, declared?: DeclaredResponse): Representation {
  const essence = essenceOf(mediaType);
  const known = declared?.representations.find(other => other.essence === essence);
  return known ?? {mediaType, essence, contentType: withCharset(mediaType), schema: undefined};
}

/** What results are where nothing is declared. */
export const NATURAL_JSON = representationOf('application/json');
export const NATURAL_TEXT = representationOf('text/plain');
export const NATURAL_BYTES = representationOf('application/octet-stream');
