/**
 * Writes values as parameters: a second implementation, for tests. It follows the algorithm of RFC 6570, 3.2.1
 * and the table of its appendix A, and for the styles that are OpenAPI's own OpenAPI 3.1.1, 4.8.12.6.
 */

export type Value = string | number | boolean | readonly (string | number)[] | Readonly<Record<string, string | number>>;

interface Operator {
  readonly first: string;
  readonly separator: string;
  readonly named: boolean;
  readonly ifEmpty: string;
}

/** The columns of the table in appendix A. */
const OPERATORS: Readonly<Record<string, Operator>> = {
  '': {first: '', separator: ',', named: false, ifEmpty: ''},
  '.': {first: '.', separator: '.', named: false, ifEmpty: ''},
  ';': {first: ';', separator: ';', named: true, ifEmpty: ''},
  '?': {first: '?', separator: '&', named: true, ifEmpty: '='},
};

/** Percent-encodes all but unreserved characters, and with `allowReserved` the reserved ones neither. */
export function encode(text: string, allowReserved = false): string {
  const kept = allowReserved ? /[\w.~:/?#[\]@!$&'()*+,;=-]/ : /[\w.~-]/;
  return Array.from(text).map(one => (kept.test(one) && one < '\x7f' ? one : bytesOf(one))).join('');
}

function bytesOf(character: string): string {
  return [...Buffer.from(character)].map(byte => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`).join('');
}

/** Expands one variable: `{.list*}` is `expand('.', 'list', value, true)`. */
export function expand(operator: string, name: string, value: Value, explode: boolean, write = encode): string {
  const {first, separator, named, ifEmpty} = OPERATORS[operator] as Operator;
  if (typeof value !== 'object') {
    const text = write(String(value));
    return first + (named ? name + (text === '' ? ifEmpty : `=${text}`) : text);
  }
  const items = Array.isArray(value) ? (value as readonly (string | number)[]) : undefined;
  const pairs = Object.entries(value as object).map(([key, one]) => [write(key), write(String(one))] as const);
  if (!explode) {
    const list = items ? items.map(one => write(String(one))) : pairs.flat();
    return first + (named ? `${name}=` : '') + list.join(',');
  }
  const parts = items
    ? items.map(one => (named ? `${name}=${write(String(one))}` : write(String(one))))
    : pairs.map(([key, one]) => `${key}=${one}`);
  return first + parts.join(separator);
}

/** `color[R]=100&color[G]=200`. */
export function deepObject(name: string, value: Readonly<Record<string, string | number>>): string {
  return Object.entries(value)
    .map(([key, one]) => `${encode(`${name}[${key}]`)}=${encode(String(one))}`)
    .join('&');
}

/** `color=blue%20black`, `color=R%7C100`. */
export function delimited(name: string, value: Value, delimiter: string): string {
  const list = Array.isArray(value) ? (value as readonly unknown[]) : Object.entries(value as object).flat();
  return `${name}=${list.map(one => encode(String(one))).join(encode(delimiter))}`;
}
