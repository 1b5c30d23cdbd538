import {ArrayParameterError} from '../errors.js';
import {isModel} from '../schemas/model-schema.js';
import {schemaOfBuiltIn} from '../schemas/named-types.js';
import type {SchemaSource} from '../schemas/source.js';
import type {ParameterDescription} from '../contract.js';

/** The schema that the type of an argument suggests; without one, a schema that takes anything. */
export function schemaOf(designType: unknown): SchemaSource {
  const schema = schemaOfBuiltIn(designType);
  if (schema) return schema;
  if (typeof designType === 'function' && isModel(designType)) return designType;

  return typeof designType === 'function' ? {type: 'object'} : {};
}

/** @throws {ArrayParameterError} when a list is described, and the argument cannot be one. */
export function checkArray(parameter: ParameterDescription, designType: unknown, owner: string): void {
  if (!isArraySchema(parameter.schema)) return;
  if (typeof designType !== 'function' || mayBeArray(designType)) return;

  throw new ArrayParameterError(parameter.name, designType.name, owner);
}

function isArraySchema(schema: ParameterDescription['schema']): boolean {
  return schema !== undefined && typeof schema === 'object' && 'type' in schema && schema.type === 'array';
}

// Object is what the compiler emits for interfaces and unions, which may well be arrays.
function mayBeArray(type: Function): boolean {
  return type === Array || type === Object || type.prototype instanceof Array;
}
