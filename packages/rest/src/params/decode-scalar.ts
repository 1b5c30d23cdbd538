/** Turns text into a value of one type; undefined when it is not how the type is written. */
type DecodeType = (text: string) => unknown;

/** A number as JSON writes it (RFC 8259, 6): no `0x10`, `+5`, `.5`, `Infinity` or blanks. */
const JSON_NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

const JSON_INTEGER = /^-?(?:0|[1-9]\d*)$/;

/** So many always fit in what machines add quickly. */
const MOST_DIGITS = 9;
const ZERO = 48;

const BOOLEANS: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['TRUE', true],
  ['1', true],
  ['false', false],
  ['FALSE', false],
  ['0', false],
]);

/** The types in which a text is tried, the most particular first; text itself is the last. */
const DECODERS: ReadonlyMap<string, DecodeType> = new Map<string, DecodeType>([
  ['null', text => (text === 'null' || text === '' ? null : undefined)],
  ['integer', text => fewDigits(text) ?? finite(text, Number.isSafeInteger)],
  ['number', text => finite(text, value => isKeptOf(text, value))],
  ['boolean', text => BOOLEANS.get(text)],
]);

/** What a text should have been; a list of types, where there are several, is told in their order. */
const WANTED: Readonly<Record<string, string>> = {
  integer: 'an integer, of at most 2^53 - 1',
  int64: 'an integer of 64 bits',
  number: 'a number, as JSON writes it',
  boolean: 'true or false',
  null: 'null',
  array: 'a list',
  object: 'an object',
};

/** How a text is decoded. */
export interface ScalarOptions {
  /** Whether integers become a bigint, of at most 64 bits. */
  readonly isBigInt?: boolean;
  /** Whether a text that none of the types writes so stays as it is. */
  readonly orText?: boolean;
}

/** Makes the decoder of a text whose schema allows these types; it gives undefined for one that none of them writes so. */
export function createScalarDecoder(
  types: ReadonlySet<string>,
  {isBigInt = false, orText = false}: ScalarOptions = {},
): (text: string) => unknown {
  const allowsText = types.has('string') || types.size === 0;
  const decoders = [...DECODERS].flatMap(([type, decode]) => {
    // Where there may be text, "null" and the empty text are text.
    if (!types.has(type) || (type === 'null' && allowsText)) return [];
    return [type === 'integer' && isBigInt ? decodeBigInt : decode];
  });
  if (decoders.length === 0 && (allowsText || orText)) return text => text;

  const [only] = decoders;
  if (only && decoders.length === 1 && !allowsText && !orText) return only;
  return text => {
    for (const decode of decoders) {
      const value = decode(text);
      if (value !== undefined) return value;
    }
    return allowsText || orText ? text : undefined;
  };
}

/** What a client is told of a text that none of the types writes so. */
export function scalarMessage(types: ReadonlySet<string>, isBigInt: boolean): string {
  return `must be ${[...types].map(type => wanted(type, isBigInt)).join(', or ')}`;
}

function wanted(type: string, isBigInt: boolean): string {
  return WANTED[isBigInt && type === 'integer' ? 'int64' : type] ?? type;
}

/** Most integers are short, and are read digit by digit in less time than it takes to see how they are written. */
function fewDigits(text: string): number | undefined {
  if (text.length > MOST_DIGITS || text.length === 0 || (text.startsWith('0') && text.length > 1)) return undefined;
  let value = 0;
  for (let at = 0; at < text.length; at++) {
    const digit = text.charCodeAt(at) - ZERO;
    if (digit < 0 || digit > 9) return undefined;
    value = 10 * value + digit;
  }
  return value;
}

function finite(text: string, isLegal: (value: number) => boolean): number | undefined {
  if (!JSON_NUMBER.test(text)) return undefined;
  const value = Number(text);
  return isLegal(value) ? value : undefined;
}

/** Whether a number says what its text does: an integer, to the last digit; a fraction, as near as can be. */
function isKeptOf(text: string, value: number): boolean {
  if (Number.isSafeInteger(value) || !JSON_INTEGER.test(text)) return Number.isFinite(value);
  return Number.isFinite(value) && BigInt(text) === BigInt(value);
}

function decodeBigInt(text: string): bigint | undefined {
  // 2^63 has 19 digits: what is longer is refused before it costs anything.
  if (text.length > 20 || !JSON_INTEGER.test(text)) return undefined;
  const value = BigInt(text);
  return BigInt.asIntN(64, value) === value ? value : undefined;
}
