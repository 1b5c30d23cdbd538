import {ParameterError, decodeFormText, decodeText} from './wire.js';
import {pointerTo} from './pointer.js';

import type {Wire} from './wire.js';

/** What a parameter holds, as far as its style asks. */
export type Shape = 'scalar' | 'list' | 'object';

/** Takes the text of one parameter apart, as it was sent. @throws {ParameterError} when the style is another */
export type Split = (raw: string) => Wire;

/** How a parameter is written (OpenAPI 3.1, 4.8.12.4). */
export interface Style {
  readonly style: string;
  readonly explode: boolean;
  readonly name: string;
  readonly shape: Shape;
  readonly decode: (raw: string) => string;
}

/** What stands between the items of a list. */
const DELIMITERS: Readonly<Record<string, string | RegExp>> = {
  // There may be blanks, and there are when a header was repeated (RFC 9110, 5.6.1).
  header: /[ \t]*,[ \t]*/,
  spaceDelimited: /%20|\+| /,
  pipeDelimited: /%7C|\|/i,
};

/**
 * Makes what takes a text of one parameter apart: first at the delimiters, and only then are escapes decoded,
 * so that an escaped delimiter is data (RFC 6570, 3.2).
 */
export function createSplit(style: Style): Split {
  switch (style.style) {
    case 'label':
      return labelSplit(style);
    case 'matrix':
      return matrixSplit(style);
    default:
      return splitAt(DELIMITERS[style.style] ?? ',', style);
  }
}

/** Escapes in a form are those of a form; in a header there are none. */
export function decoderFor(place: string, allowReserved: boolean): Style['decode'] {
  if (place === 'header') return text => text;
  return place === 'query' && !allowReserved ? decodeFormText : decodeText;
}

function labelSplit(style: Style): Split {
  const split = splitAt(style.explode && style.shape !== 'scalar' ? '.' : ',', style);
  return raw => {
    if (!raw.startsWith('.')) throw new ParameterError('style', 'must begin with a dot');
    return split(raw.slice(1));
  };
}

/** `;color=blue`, or once for each item, or for each member by its own name. */
function matrixSplit(style: Style): Split {
  const {name, shape, explode, decode} = style;
  const split = splitAt(',', style);
  return raw => {
    if (!raw.startsWith(';')) throw new ParameterError('style', 'must begin with a semicolon');
    const pairs = raw.slice(1).split(';');
    if (explode && shape === 'object') return objectOfPairs(pairs, decode);

    const values = pairs.map(pair => valueNamed(name, pair, decode));
    if (explode && shape === 'list') return values.map(decode);
    if (values.length > 1) throw new ParameterError('repeated', 'must be given once');
    return split(values[0] ?? '');
  };
}

function valueNamed(name: string, pair: string, decode: Style['decode']): string {
  const [key, value] = keyAndValue(pair);
  if (decode(key) === name) return value;
  throw new ParameterError('style', `must be written as ;${name}=`);
}

function splitAt(delimiter: string | RegExp, {shape, explode, decode}: Style): Split {
  if (shape === 'scalar') return decode;
  if (shape === 'list') return raw => raw.split(delimiter).map(decode);
  if (explode) return raw => objectOfPairs(raw.split(delimiter), decode);
  return raw => objectOfList(raw.split(delimiter), decode);
}

/** `R=100`, `G=200`. */
function objectOfPairs(pairs: readonly string[], decode: Style['decode']): Wire {
  return objectOf(pairs.map(keyAndValue), decode);
}

/** `R`, `100`, `G`, `200`. */
function objectOfList(list: readonly string[], decode: Style['decode']): Wire {
  if (list.length % 2 === 1) throw new ParameterError('style', 'must have a value for each name');
  const pairs = list.flatMap((key, index) => (index % 2 === 0 ? [[key, list[index + 1] ?? ''] as const] : []));
  return objectOf(pairs, decode);
}

function objectOf(pairs: readonly (readonly [string, string])[], decode: Style['decode']): Wire {
  const members = new Map<string, Wire>();
  for (const [key, value] of pairs) {
    const name = decode(key);
    if (members.has(name)) throw new ParameterError('repeated', 'must be given once', pointerTo(name));
    members.set(name, decode(value));
  }
  return members;
}

function keyAndValue(pair: string): readonly [string, string] {
  const at = pair.indexOf('=');
  return at < 0 ? [pair, ''] : [pair.slice(0, at), pair.slice(at + 1)];
}
