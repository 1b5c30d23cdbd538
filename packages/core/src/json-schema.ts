import {Interpreter} from '@rondojs/json-schema';

import {pointerTo} from './json-pointer.js';

import type {ConfigFault} from './errors.js';
import type {SchemaError, Validator} from '@rondojs/json-schema';

/** A JSON Schema, draft 2020-12. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** No message lists more faults than this. */
const MAX_FAULTS = 20;

/**
 * A configuration is judged once: to write code for that would take longer. What formats say is not checked: what a
 * schema says besides is for people, as `env` and `example` are.
 */
const compiler = new Interpreter({standardFormats: false});

const validators = new WeakMap<JsonSchema, Validator>();

/** Finds all faults of a value by a JSON Schema. No fault tells the value, which may be a secret. */
export function faultsByJsonSchema(schema: JsonSchema, value: unknown, pointer: string): readonly ConfigFault[] {
  const validate = validators.get(schema) ?? compiler.compile(schema);
  validators.set(schema, validate);
  if (validate(value)) return [];
  return (validate.errors ?? []).filter(isTelling).slice(0, MAX_FAULTS).map(error => toFault(error, pointer));
}

/** What is wrong with a name is said by the keyword inside. */
function isTelling({keyword}: SchemaError): boolean {
  return keyword !== 'propertyNames';
}

function toFault(error: SchemaError, pointer: string): ConfigFault {
  const {instancePath, keyword, message = 'is not valid', params, propertyName} = error;
  const member = propertyName ?? MEMBERS[keyword]?.(params);
  const at = pointer + instancePath + (typeof member === 'string' ? pointerTo(member) : '');
  return {pointer: at, code: keyword, message: told(error) ?? message};
}

type Params = Readonly<Record<string, unknown>>;

/** Faults of a member that is missing, or too much, point to that member. */
const MEMBERS: Readonly<Record<string, (params: Params) => unknown>> = {
  required: ({missingProperty}) => missingProperty,
  additionalProperties: ({additionalProperty}) => additionalProperty,
  unevaluatedProperties: ({unevaluatedProperty}) => unevaluatedProperty,
};

function told({keyword, params, propertyName}: SchemaError): string | undefined {
  if (keyword === 'required') return 'is required';
  if (keyword === 'additionalProperties' || keyword === 'unevaluatedProperties') return 'is no option';
  if (keyword !== 'enum') return undefined;
  const allowed = (params.allowedValues as readonly unknown[]).map(String).join(', ');
  return propertyName === undefined ? `must be one of ${allowed}` : `is no option; there are ${allowed}`;
}
