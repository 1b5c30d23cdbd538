import type {ParameterObject} from '@rondojs/openapi-spec';

/** A parameter as the contract describes it, as far as its writing goes. */
export type Encoding = Pick<ParameterObject, 'name' | 'in' | 'style' | 'explode' | 'content'>;

type Pair = readonly [name: string, value: string];

/** Writes the value of a path parameter (OpenAPI 3.1, 4.8.12; RFC 6570). */
export function encodePath(parameter: Encoding, value: unknown): string {
  const {style = 'simple', name} = parameter;
  const escaped = (text: string) => encodeURIComponent(text);
  if (style === 'matrix') {
    return pairsOf(parameter, value, escaped).map(([key, text]) => `;${key}=${text}`).join('');
  }
  if (style === 'label') return `.${textOf(parameter, value, escaped, parameter.explode ? '.' : ',')}`;
  const text = textOf(parameter, value, escaped);
  // Two dots are a step upwards, and nothing between two slashes is no value.
  return text === '' || text === '.' || text === '..' ? refuse(name, text) : text;
}

/** Writes the value of a parameter of the query, escaped: `a=1&b=2`. */
export function encodeQuery(parameter: Encoding, value: unknown): string {
  const {explode = isForm(parameter)} = parameter;
  const pairs = pairsOf({...parameter, explode}, value, encodeURIComponent);
  return pairs.map(([name, text]) => `${encodeURIComponent(name)}=${text}`).join('&');
}

/** Writes the value of a header. */
export function encodeHeader(parameter: Encoding, value: unknown): string {
  return textOf(parameter, value, text => text);
}

/** Writes the value of a cookie: `a=1; b=2`. */
export function encodeCookie(parameter: Encoding, value: unknown): string {
  const {explode = true} = parameter;
  return pairsOf({...parameter, explode}, value, encodeURIComponent).map(pair => pair.join('=')).join('; ');
}

const SEPARATORS: Readonly<Record<string, string>> = {spaceDelimited: '%20', pipeDelimited: '%7C'};

function isForm({style = 'form'}: Encoding): boolean {
  return style === 'form';
}

/** A value with a name, or several. */
function pairsOf(parameter: Encoding, value: unknown, escape: (text: string) => string): readonly Pair[] {
  const {name, style = 'form', explode = false, content} = parameter;
  if (content || !isCompound(value)) return [[name, textOf(parameter, value, escape)]];
  if (style === 'deepObject') return deepPairs(name, value, escape);
  if (!explode) return [[name, textOf(parameter, value, escape, SEPARATORS[style])]];
  if (Array.isArray(value)) return value.map(item => [name, escape(plain(item))]);
  return membersOf(value).map(([key, member]) => [key, escape(plain(member))]);
}

function deepPairs(name: string, value: unknown, escape: (text: string) => string): readonly Pair[] {
  if (!isCompound(value)) return [[name, escape(plain(value))]];
  return membersOf(value).flatMap(([key, member]) => deepPairs(`${name}[${key}]`, member, escape));
}

/** A value as one text. */
function textOf({content, explode}: Encoding, value: unknown, escape: (text: string) => string, separator = ','): string {
  if (content) return escape(JSON.stringify(value));
  if (!isCompound(value)) return escape(plain(value));
  if (Array.isArray(value)) return value.map(item => escape(plain(item))).join(separator);
  const between = explode ? '=' : separator;
  return membersOf(value).map(([key, member]) => escape(key) + between + escape(plain(member))).join(separator);
}

function membersOf(value: object): readonly [string, unknown][] {
  return Object.entries(value).filter(([, member]) => member !== undefined);
}

function isCompound(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !(value instanceof Date) && !(value instanceof Uint8Array);
}

function plain(value: unknown): string {
  if (value instanceof Date) return value.toISOString();
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64');
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function refuse(name: string, text: string): never {
  throw new TypeError(`"${text}" cannot be the value of {${name}}: no path can say it.`);
}
