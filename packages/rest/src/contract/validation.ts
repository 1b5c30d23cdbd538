import {BindingKey} from '@rondojs/context';

import type {ComponentsObject, SchemaOrReference} from '@rondojs/openapi-spec';
import type {Fault} from '../errors.js';

/**
 * Compiles a schema into a function that finds all faults of a value, and never changes it.
 *
 * @param origin - where values come from, and a pointer to the value itself, for its faults to say
 */
export type CreateValidator = (
  schema: SchemaOrReference,
  components: ComponentsObject,
  origin: {readonly in: Fault['in']; readonly pointer: string},
) => (value: unknown) => readonly Fault[];

export const CREATE_VALIDATOR = BindingKey.create<CreateValidator>('rest.createValidator');
