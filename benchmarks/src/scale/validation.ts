/*
 * Validation for servers that have none of their own. The others do not load it: that would be added to their start.
 */

import {Ajv2020} from 'ajv/dist/2020.js';

import {idSchema} from './operations.js';

const isId = new Ajv2020().compile<number>(idSchema);

/** The id, or undefined for an invalid one. */
export function toId(text: unknown): number | undefined {
  const id = Number(text);
  return isId(id) ? id : undefined;
}
