import {nearest} from './nearest.js';
import {pointerOf} from '../document/pointer.js';

import type {FaultCode} from './fault.js';
import type {SchemaError} from './compiled-schema.js';

/** Errors that only say that one of several schemas is broken; the others say which, and where. */
const COMPOSITES = new Set(['if', 'oneOf', 'anyOf', 'allOf', 'not', '$ref', '$dynamicRef']);

/** Leaves out the errors that repeat, from further above, what another one says better. */
export function withoutEchoes(errors: readonly SchemaError[]): readonly SchemaError[] {
  const plain = errors.filter(({keyword}) => !COMPOSITES.has(keyword));
  const isEcho = ({keyword, instancePath}: SchemaError) =>
    COMPOSITES.has(keyword) && plain.some(other => isInside(other.instancePath, instancePath));
  return errors.filter(error => !isEcho(error));
}

export function isInside(pointer: string, other: string): boolean {
  return pointer === other || pointer.startsWith(`${other}/`);
}

/** Which fault an error of a schema is. */
export function codeOf({keyword}: SchemaError): FaultCode {
  if (keyword === 'required' || keyword === 'dependentRequired') return 'missing-field';
  if (UNKNOWN.has(keyword)) return 'unknown-field';

  return 'invalid-value';
}

const UNKNOWN = new Set(['additionalProperties', 'unevaluatedProperties']);

/** The pointer of an error; that of something unknown leads to it. */
export function placeOf({keyword, instancePath, params}: SchemaError): string {
  if (keyword === 'propertyNames') return instancePath + pointerOf(String(params.propertyName));

  return UNKNOWN.has(keyword) ? instancePath + pointerOf(unknownFieldOf(params)) : instancePath;
}

export function unknownFieldOf(params: SchemaError['params']): string {
  return String(params.additionalProperty ?? params.unevaluatedProperty);
}

/** What would be right. `known` are the fields that an object of a document could have; other values give none. */
export function adviceOf(error: SchemaError, known?: readonly string[]): string {
  const {keyword, params, message} = error;
  switch (keyword) {
    case 'required':
      return `Add '${String(params.missingProperty)}', which is required here.`;
    case 'dependentRequired':
      return `Add '${String(params.missingProperty)}', which '${String(params.property)}' asks for.`;
    case 'additionalProperties':
    case 'unevaluatedProperties':
      return unknownAdvice(unknownFieldOf(params), known);
    case 'type':
      return `It should be of type ${[params.type].flat().join(' or ')}.`;
    case 'enum':
      return `It should be one of ${(params.allowedValues as readonly unknown[]).map(quote).join(', ')}.`;
    case 'const':
      return `It should be ${quote(params.allowedValue)}.`;
    case 'pattern':
      return `It should match ${String(params.pattern)}.`;
    case 'format':
      return `It should have the format '${String(params.format)}'.`;
    case 'propertyNames':
      return `The name '${String(params.propertyName)}' may not stand here: take letters, digits, '.', '_' and '-' only.`;
    default:
      return limitAdvice(keyword, params) ?? `It breaks the rule '${keyword}'${message ? `: it ${message}` : ''}.`;
  }
}

function unknownAdvice(field: string, known: readonly string[] | undefined): string {
  if (!known) return `'${field}' is not described, and nothing else may be there.`;
  const near = nearest(field, known);
  return `'${field}' means nothing here: ${near ? `did you mean '${near}'?` : `remove it, or begin its name with 'x-'.`}`;
}

const LIMITS: Readonly<Record<string, string>> = {
  minimum: 'at least #',
  maximum: 'at most #',
  exclusiveMinimum: 'more than #',
  exclusiveMaximum: 'less than #',
  minLength: '# characters long or longer',
  maxLength: '# characters long or shorter',
  minItems: 'a list of # items or more',
  maxItems: 'a list of # items or fewer',
  minProperties: 'an object of # members or more',
  maxProperties: 'an object of # members or fewer',
};

function limitAdvice(keyword: string, params: SchemaError['params']): string | undefined {
  if (keyword === 'uniqueItems') return 'Its items should all differ.';
  if (keyword === 'oneOf') return 'It should match exactly one of the schemas in oneOf.';
  if (keyword === 'anyOf') return 'It should match one of the schemas in anyOf.';

  const words = LIMITS[keyword];
  return words && `It should be ${words.replace('#', String(params.limit))}.`;
}

function quote(value: unknown): string {
  return typeof value === 'string' ? `'${value}'` : JSON.stringify(value);
}
