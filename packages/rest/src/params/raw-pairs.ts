import {decodeFormText} from './wire.js';

/** With more pairs than that, a name is looked up and not searched for. */
const FEW = 16;

/** Texts by name, in their order and as they were sent, escapes included. */
export class RawPairs {
  private grouped: Map<string, string[]> | undefined = undefined;

  /** @param flat - names and texts in turn: to group them by name takes longer than to search the few there mostly are */
  constructor(private readonly flat: readonly string[]) {}

  /** The text of a name that is there once, or the list of several. */
  find(name: string): string | readonly string[] | undefined {
    const {flat} = this;
    if (flat.length > 2 * FEW) return this.lookup(name);
    let found: string | undefined;
    for (let at = 0; at < flat.length; at += 2) {
      if (flat[at] !== name) continue;
      if (found !== undefined) return this.lookup(name);
      found = flat[at + 1];
    }
    return found;
  }

  byName(): ReadonlyMap<string, readonly string[]> {
    if (this.grouped) return this.grouped;
    const grouped = new Map<string, string[]>();
    const {flat} = this;
    for (let at = 0; at < flat.length; at += 2) add(grouped, flat[at] as string, flat[at + 1] as string);
    return (this.grouped = grouped);
  }

  private lookup(name: string): string | readonly string[] | undefined {
    const values = this.byName().get(name);
    return values?.length === 1 ? values[0] : values;
  }
}

export const NO_PAIRS = new RawPairs([]);

/** Splits a query. Names are decoded, values are not: their style says what an escaped comma means. */
export function parseQuery(query: string, maxPairs: number): RawPairs | undefined {
  if (query === '') return NO_PAIRS;
  const flat: string[] = [];
  let count = 0;
  for (let from = 0; from <= query.length; ) {
    const next = query.indexOf('&', from);
    const end = next < 0 ? query.length : next;
    if (end > from && ++count > maxPairs) return undefined;
    if (end > from) addPair(flat, query, from, end);
    from = end + 1;
  }
  return new RawPairs(flat);
}

/** Splits a Cookie field (RFC 6265, 4.2.1). */
export function parseCookies(field: string | undefined, maxPairs: number): RawPairs | undefined {
  if (!field) return NO_PAIRS;
  const texts = field.split(';');
  if (texts.length > maxPairs) return undefined;
  const flat: string[] = [];
  for (const text of texts) {
    const at = text.indexOf('=');
    if (at > 0) flat.push(text.slice(0, at).trim(), unquoted(text.slice(at + 1).trim()));
  }
  return new RawPairs(flat);
}

/** `filter[where]` belongs to `filter`. */
export function beforeBracket(key: string): string {
  const at = key.indexOf('[');
  return at < 0 ? key : key.slice(0, at);
}

/** By places in the query: a text of the pair would be one more to make. */
function addPair(flat: string[], query: string, from: number, end: number): void {
  const at = query.indexOf('=', from);
  if (at < 0 || at > end) flat.push(decodeName(query.slice(from, end)), '');
  else flat.push(decodeName(query.slice(from, at)), query.slice(at + 1, end));
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
