/** What a keyword wants, as Ajv tells it. */
type KeywordParams = Readonly<Record<string, unknown>>;

/** The most values that a message lists. */
const MAX_LISTED = 20;

const TYPES: Readonly<Record<string, string>> = {
  string: 'text',
  integer: 'an integer',
  number: 'a number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  null: 'null',
};

const FORMATS: Readonly<Record<string, string>> = {
  date: 'a date: 2024-12-31',
  'date-time': 'a date and time: 2024-12-31T23:59:59Z',
  time: 'a time: 23:59:59Z',
  duration: 'a duration: P1DT12H',
  email: 'an e-mail address',
  hostname: 'a host name',
  ipv4: 'an IPv4 address',
  ipv6: 'an IPv6 address',
  uri: 'a URI',
  'uri-reference': 'a URI, or a part of one',
  'uri-template': 'a URI template',
  url: 'a URL',
  uuid: 'a UUID',
  regex: 'a regular expression',
  'json-pointer': 'a JSON Pointer',
  'relative-json-pointer': 'a relative JSON Pointer',
  byte: 'base64',
  int32: 'an integer of 32 bits',
  int64: 'an integer of 64 bits',
  float: 'a number',
  double: 'a number',
};

/** What a client is told when a keyword of its schema does not hold. No message repeats the value. */
const MESSAGES: Readonly<Record<string, (params: KeywordParams) => string>> = {
  type: ({type}) => `must be ${[type].flat().map(name => TYPES[String(name)] ?? String(name)).join(', or ')}`,
  required: () => 'is required',
  dependentRequired: ({property}) => `is required where there is ${String(property)}`,
  additionalProperties: () => 'is not a property that is described',
  unevaluatedProperties: () => 'is not a property that is described',
  propertyNames: () => 'has a name that is not allowed',
  enum: ({allowedValues}) => `must be one of ${listed(allowedValues)}`,
  const: ({allowedValue}) => `must be ${written(allowedValue)}`,
  minLength: ({limit}) => `must have at least ${counted(limit, 'character')}`,
  maxLength: ({limit}) => `must have at most ${counted(limit, 'character')}`,
  pattern: ({pattern}) => `must match the pattern ${String(pattern)}`,
  format: ({format}) => `must be ${FORMATS[String(format)] ?? `of the format ${String(format)}`}`,
  minimum: ({limit}) => `must be at least ${String(limit)}`,
  maximum: ({limit}) => `must be at most ${String(limit)}`,
  exclusiveMinimum: ({limit}) => `must be more than ${String(limit)}`,
  exclusiveMaximum: ({limit}) => `must be less than ${String(limit)}`,
  multipleOf: ({multipleOf}) => `must be a multiple of ${String(multipleOf)}`,
  minItems: ({limit}) => `must have at least ${counted(limit, 'item')}`,
  maxItems: ({limit}) => `must have at most ${counted(limit, 'item')}`,
  items: ({limit}) => `must have at most ${counted(limit, 'item')}`,
  unevaluatedItems: ({len}) => `must have at most ${counted(len, 'item')}`,
  uniqueItems: ({i, j}) => `must not have an item twice: ${String(j)} and ${String(i)} are equal`,
  contains: ({minContains, maxContains}) => containsMessage(minContains, maxContains),
  minProperties: ({limit}) => `must have at least ${counted(limit, 'property')}`,
  maxProperties: ({limit}) => `must have at most ${counted(limit, 'property')}`,
  anyOf: () => 'must be as at least one of its schemas says',
  oneOf: () => 'must be as exactly one of its schemas says',
  not: () => 'must not be as a schema says',
  'false schema': () => 'must not be given',
};

/** What the contract has under a keyword, for programs. */
const EXPECTED: Readonly<Record<string, string>> = {
  type: 'type',
  enum: 'allowedValues',
  const: 'allowedValue',
  pattern: 'pattern',
  format: 'format',
  multipleOf: 'multipleOf',
  minLength: 'limit',
  maxLength: 'limit',
  minimum: 'limit',
  maximum: 'limit',
  exclusiveMinimum: 'limit',
  exclusiveMaximum: 'limit',
  minItems: 'limit',
  maxItems: 'limit',
  items: 'limit',
  minProperties: 'limit',
  maxProperties: 'limit',
};

export function messageOf(keyword: string, params: KeywordParams): string {
  return MESSAGES[keyword]?.(params) ?? `must hold to ${keyword}`;
}

export function expectedOf(keyword: string, params: KeywordParams): unknown {
  const value = params[EXPECTED[keyword] ?? ''];
  return Array.isArray(value) ? value.slice(0, MAX_LISTED) : value;
}

function listed(values: unknown): string {
  const all = values as readonly unknown[];
  const more = all.length > MAX_LISTED ? `, and ${all.length - MAX_LISTED} others` : '';
  return all.slice(0, MAX_LISTED).map(written).join(', ') + more;
}

function written(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function counted(limit: unknown, noun: string): string {
  if (limit === 1) return `one ${noun}`;
  return `${String(limit)} ${noun.replace(/y$/, 'ie')}s`;
}

function containsMessage(least: unknown, most: unknown): string {
  const atLeast = `at least ${counted(least ?? 1, 'item')}`;
  const limit = typeof most === 'number' ? `${atLeast} and at most ${most}` : atLeast;
  return `must have ${limit} of a certain kind`;
}
