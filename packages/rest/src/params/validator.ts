import {Ajv2020} from 'ajv/dist/2020.js';
import formats from 'ajv-formats';

import type {ComponentsObject, SchemaOrReference} from '@rondojs/openapi-spec';
import type {ErrorObject, ValidateFunction} from 'ajv/dist/2020.js';
import type {Fault} from '../errors.js';

/** Finds all faults of a value; none, when it is as its schema says. */
export type Validate = (value: unknown) => readonly Fault[];

/** Where a value came from, as its faults say. */
export interface ValueOrigin {
  readonly in: Fault['in'];
  /** The pointer to the value itself: empty for a body, `/limit` for a parameter. */
  readonly pointer: string;
}

/** No answer lists more faults than this: whoever sends 20,000 invalid items is told of the first. */
const MAX_FAULTS = 20;

const NO_FAULTS: readonly Fault[] = [];

const ajv = createAjv();

/**
 * Compiles a schema. The schema may refer to `#/components/...`.
 *
 * Values are never converted, and never changed: `"5"` is no integer.
 */
export function createValidator(
  schema: SchemaOrReference,
  components: ComponentsObject,
  origin: ValueOrigin,
): Validate {
  const validate = ajv.compile({...schema, components});
  return value => (validate(value) ? NO_FAULTS : faultsOf(validate, origin));
}

function createAjv(): Ajv2020 {
  const created = new Ajv2020({
    allErrors: true,
    // Without it `required: ['constructor']` would be met by every object's prototype.
    ownProperties: true,
    // Keywords and formats that it does not know are annotations (JSON Schema 2020-12, 4.3.1): `example`, `x-order`.
    strictSchema: false,
    allowUnionTypes: true,
    logger: false,
  });
  formats.default(created);
  return created;
}

function faultsOf(validate: ValidateFunction, origin: ValueOrigin): readonly Fault[] {
  return (validate.errors ?? []).slice(0, MAX_FAULTS).map(error => toFault(error, origin));
}

function toFault(error: ErrorObject, {in: place, pointer}: ValueOrigin): Fault {
  const {keyword, message = 'is not valid'} = error;
  return {
    in: place,
    pointer: pointer + error.instancePath + memberPointer(error),
    code: keyword,
    message: shorter(error) ?? message,
  };
}

/** A JSON Pointer to a member (RFC 6901, 3). */
export function pointerTo(member: string): string {
  return '/' + member.replaceAll('~', '~0').replaceAll('/', '~1');
}

/** For a member that is missing or should not be there, the pointer leads to the member itself. */
function memberPointer({keyword, params}: ErrorObject): string {
  const member: unknown = params[MEMBER_PARAMS[keyword] ?? ''];
  return typeof member === 'string' ? pointerTo(member) : '';
}

const MEMBER_PARAMS: Readonly<Record<string, string>> = {
  required: 'missingProperty',
  additionalProperties: 'additionalProperty',
  unevaluatedProperties: 'unevaluatedProperty',
};

function shorter({keyword, params}: ErrorObject): string | undefined {
  switch (keyword) {
    case 'required':
      return 'is required';
    case 'additionalProperties':
    case 'unevaluatedProperties':
      return 'is not a property that is described';
    case 'enum':
      return `must be one of ${(params.allowedValues as readonly unknown[]).map(String).join(', ')}`;
    default:
      return undefined;
  }
}
