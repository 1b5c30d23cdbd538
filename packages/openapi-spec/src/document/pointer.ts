import {isObject} from './json.js';

/** A JSON Pointer (RFC 6901) of tokens: `pointerOf('paths', '/todos')` is `/paths/~1todos`. */
export function pointerOf(...tokens: readonly (string | number)[]): string {
  return tokens.map(token => `/${escapeToken(String(token))}`).join('');
}

/** The tokens of a JSON Pointer; undefined where it is none. */
export function tokensOf(pointer: string): readonly string[] | undefined {
  if (pointer === '') return [];
  if (!pointer.startsWith('/')) return undefined;

  return pointer.slice(1).split('/').map(unescapeToken);
}

/** What a document has at a JSON Pointer; undefined where it has nothing. */
export function valueAt(document: unknown, pointer: string): unknown {
  const tokens = tokensOf(pointer);
  return tokens && tokens.reduce<unknown>(memberOf, document);
}

/** The JSON Pointer that the fragment of a URL is; undefined where it is an anchor or badly escaped. */
export function pointerOfFragment(fragment: string): string | undefined {
  try {
    const pointer = decodeURIComponent(fragment);
    return pointer === '' || pointer.startsWith('/') ? pointer : undefined;
  } catch {
    return undefined;
  }
}

/** A JSON Pointer as the fragment of a URL. */
export function fragmentOf(pointer: string): string {
  return `#${encodeURI(pointer).replaceAll('#', '%23')}`;
}

function memberOf(value: unknown, token: string): unknown {
  if (Array.isArray(value)) return /^(0|[1-9]\d*)$/.test(token) ? (value[Number(token)] as unknown) : undefined;
  if (isObject(value) && Object.hasOwn(value, token)) return value[token];

  return undefined;
}

function escapeToken(token: string): string {
  // Nearly all tokens are names.
  if (!/[~/]/.test(token)) return token;
  return token.replaceAll('~', '~0').replaceAll('/', '~1');
}

function unescapeToken(token: string): string {
  return token.replaceAll('~1', '/').replaceAll('~0', '~');
}
