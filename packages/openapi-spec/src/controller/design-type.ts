import {ArrayParameterError} from '../errors.js';
import type {ParameterObject, SchemaObject} from '../types.js';

const SCHEMAS = new Map<unknown, SchemaObject>([
  [String, {type: 'string'}],
  [Number, {type: 'number'}],
  [Boolean, {type: 'boolean'}],
  [Array, {type: 'array'}],
  [Date, {type: 'string', format: 'date-time'}],
]);

/** The schema that the type of an argument suggests; without one, a schema that takes anything. */
export function schemaOf(designType: unknown): SchemaObject {
  const schema = SCHEMAS.get(designType);
  if (schema) return {...schema};

  return typeof designType === 'function' ? {type: 'object'} : {};
}

/** @throws {ArrayParameterError} when a list is described, and the argument cannot be one. */
export function checkArray(parameter: ParameterObject, designType: unknown, owner: string): void {
  if (!isArraySchema(parameter.schema)) return;
  if (typeof designType !== 'function' || mayBeArray(designType)) return;

  throw new ArrayParameterError(parameter.name, designType.name, owner);
}

function isArraySchema(schema: ParameterObject['schema']): boolean {
  return schema !== undefined && 'type' in schema && schema.type === 'array';
}

// Object is what the compiler emits for interfaces and unions, which may well be arrays.
function mayBeArray(type: Function): boolean {
  return type === Array || type === Object || type.prototype instanceof Array;
}
