import {decodeFormText} from './wire.js';

/** Texts by name, in their order and as they were sent, escapes included. */
export type RawPairs = ReadonlyMap<string, readonly string[]>;

const NO_PAIRS: RawPairs = new Map();

/** Splits a query. Names are decoded, values are not: their style says what an escaped comma means. */
export function parseQuery(query: string, maxPairs: number): RawPairs | undefined {
  if (query === '') return NO_PAIRS;
  const pairs = new Map<string, string[]>();
  let count = 0;
  for (let from = 0; from <= query.length; ) {
    const next = query.indexOf('&', from);
    const end = next < 0 ? query.length : next;
    if (end > from && ++count > maxPairs) return undefined;
    if (end > from) addPair(pairs, query, from, end);
    from = end + 1;
  }
  return pairs;
}

/** Splits a Cookie field (RFC 6265, 4.2.1). */
export function parseCookies(field: string | undefined, maxPairs: number): RawPairs | undefined {
  if (!field) return NO_PAIRS;
  const texts = field.split(';');
  if (texts.length > maxPairs) return undefined;
  const pairs = new Map<string, string[]>();
  for (const text of texts) {
    const at = text.indexOf('=');
    if (at > 0) add(pairs, text.slice(0, at).trim(), unquoted(text.slice(at + 1).trim()));
  }
  return pairs;
}

/** `filter[where]` belongs to `filter`. */
export function beforeBracket(key: string): string {
  const at = key.indexOf('[');
  return at < 0 ? key : key.slice(0, at);
}

/** By places in the query: a text of the pair would be one more to make. */
function addPair(pairs: Map<string, string[]>, query: string, from: number, end: number): void {
  const at = query.indexOf('=', from);
  if (at < 0 || at > end) return add(pairs, decodeName(query.slice(from, end)), '');
  return add(pairs, decodeName(query.slice(from, at)), query.slice(at + 1, end));
}

function add(pairs: Map<string, string[]>, name: string, value: string): void {
  const known = pairs.get(name);
  if (known) known.push(value);
  else pairs.set(name, [value]);
}

/** A name that cannot be decoded is that of no parameter. */
function decodeName(raw: string): string {
  if (!raw.includes('%') && !raw.includes('+')) return raw;
  try {
    return decodeFormText(raw);
  } catch {
    return raw;
  }
}

function unquoted(text: string): string {
  return text.length > 1 && text.startsWith('"') && text.endsWith('"') ? text.slice(1, -1) : text;
}
