import {isStandardSchema} from '../schemas/standard.js';
import {ModelVariant} from '../schemas/variant.js';
import type {SchemaSource} from '../schemas/source.js';

/** Tells the options of a decorator from a schema that stands in their place. */
export function isOptions<O extends object>(
  given: SchemaSource | O,
  keys: ReadonlySet<string>,
): given is O {
  if (typeof given === 'function' || isStandardSchema(given) || given instanceof ModelVariant)
    return false;

  const {required} = given as {required?: unknown};
  return !Array.isArray(required) && Object.keys(given).every(key => keys.has(key) || isExtension(key));
}

function isExtension(key: string): boolean {
  return key.startsWith('x-');
}
