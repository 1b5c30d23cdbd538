import {isReference} from '@rondojs/openapi-spec';

import type {ComponentsObject, SchemaObject, SchemaOrReference} from '@rondojs/openapi-spec';

/** Text that cannot be what its schema says; the message says what it should be. */
export class DecodeError extends Error {
  constructor(
    readonly code: 'type' | 'repeated',
    message: string,
  ) {
    super(message);
  }
}

/** What stands in a URL or header for one parameter: once, or several times. */
export type RawValue = string | readonly string[];

/** Turns the text of a parameter into a value of its schema's type, or throws a {@link DecodeError}. */
export type Decode = (raw: RawValue) => unknown;

/** A number as JSON writes it (RFC 8259, 6): no `0x10`, `+5`, `.5`, `Infinity` or blanks. */
const JSON_NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

const BOOLEANS: Readonly<Record<string, boolean>> = {
  true: true,
  TRUE: true,
  '1': true,
  false: false,
  FALSE: false,
  '0': false,
};

/**
 * Makes the decoder of a parameter's schema.
 *
 * @param separator - what stands between an array's items; undefined when they are repeated parameters
 */
export function createDecoder(
  schema: SchemaOrReference,
  components: ComponentsObject,
  separator: string | RegExp | undefined,
): Decode {
  const resolved = resolve(schema, components);
  if (typeOf(resolved) !== 'array') return scalar(resolved);

  const item = scalar(resolve(resolved.items ?? {}, components));
  return raw => split(raw, separator).map(item);
}

/** Follows `#/components/schemas/NAME`. */
export function resolve(schema: SchemaOrReference, components: ComponentsObject): SchemaObject {
  if (!isReference(schema)) return schema;
  const name = schema.$ref.slice('#/components/schemas/'.length);
  const target = components.schemas?.[name] as SchemaOrReference | undefined;
  return target ? resolve(target, components) : {};
}

function split(raw: RawValue, separator: string | RegExp | undefined): readonly string[] {
  if (typeof raw !== 'string') return raw;
  return separator ? raw.split(separator) : [raw];
}

function scalar(schema: SchemaObject): Decode {
  const decode = decoderOf(typeOf(schema));
  return raw => {
    if (typeof raw === 'string') return decode(raw);
    throw new DecodeError('repeated', 'must be given once');
  };
}

function decoderOf(type: string | undefined): (text: string) => unknown {
  switch (type) {
    case 'integer':
      return decodeInteger;
    case 'number':
      return decodeNumber;
    case 'boolean':
      return decodeBoolean;
    default:
      return text => text;
  }
}

function decodeInteger(text: string): number {
  const value = JSON_NUMBER.test(text) ? Number(text) : NaN;
  if (Number.isSafeInteger(value)) return value;
  throw new DecodeError('type', 'must be an integer, of at most 2^53 - 1');
}

function decodeNumber(text: string): number {
  const value = JSON_NUMBER.test(text) ? Number(text) : NaN;
  if (Number.isFinite(value)) return value;
  throw new DecodeError('type', 'must be a number, as JSON writes it');
}

function decodeBoolean(text: string): boolean {
  const value = Object.hasOwn(BOOLEANS, text) ? BOOLEANS[text] : undefined;
  if (value !== undefined) return value;
  throw new DecodeError('type', 'must be true or false');
}

function typeOf({type}: SchemaObject): string | undefined {
  return Array.isArray(type) ? type.find(name => name !== 'null') : type;
}
