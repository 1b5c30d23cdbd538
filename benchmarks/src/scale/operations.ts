/*
 * An API of many operations: a few in each area, as large APIs have them.
 */

import type {SchemaObject} from '@rondojs/openapi-spec';

/** One operation of the API. Its path ends with a placeholder, which is an integer. */
export interface Operation {
  readonly index: number;
  /** What stands before the placeholder. */
  readonly path: string;
}

const AREAS = 20;

export const idSchema: SchemaObject = {type: 'integer', minimum: 1};

export function operationsOf(count: number): readonly Operation[] {
  return Array.from({length: count}, (_, index) => ({index, path: `/area${index % AREAS}/thing${index}`}));
}

/** What an operation answers. */
export function answer(index: number, id: number) {
  return {thing: index, id};
}

/** How many operations the server's process was told to have. */
export function countOfArguments(): number {
  return Number(process.argv[2]);
}
