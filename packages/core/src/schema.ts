import {pointerTo} from './json-pointer.js';

import type {ConfigFault} from './errors.js';
import type {JsonSchema} from './json-schema.js';

/** What anything that implements Standard Schema has, as zod and arktype do. */
export interface StandardSchema {
  readonly '~standard': {
    readonly validate: (value: unknown) => StandardResult | Promise<StandardResult>;
  };
}

/** What a Standard Schema makes of a value: another value, or issues. */
export interface StandardResult {
  readonly value?: unknown;
  readonly issues?: readonly StandardIssue[] | undefined;
}

interface StandardIssue {
  readonly message: string;
  readonly path?: readonly (PropertyKey | {readonly key: PropertyKey})[] | undefined;
}

/** Says what a configuration must be. It is checked at the start, and never changed. */
export type ConfigSchema = JsonSchema | StandardSchema;

/** Finds all faults of a value. `pointer` is where the value itself stands. */
export async function faultsOf(schema: ConfigSchema, value: unknown, pointer: string): Promise<readonly ConfigFault[]> {
  if (!isStandardSchema(schema)) {
    // Late: who describes no configuration shall not pay for a validator.
    const {faultsByJsonSchema} = await import('./json-schema.js');
    return faultsByJsonSchema(schema, value, pointer);
  }
  const {issues = []} = await schema['~standard'].validate(value);
  return issues.map(issue => toFault(issue, pointer));
}

export function isStandardSchema(schema: ConfigSchema): schema is StandardSchema {
  return '~standard' in schema;
}

function toFault({message, path = []}: StandardIssue, pointer: string): ConfigFault {
  const members = path.map(part => pointerTo(String(typeof part === 'object' ? part.key : part)));
  return {pointer: pointer + members.join(''), code: 'schema', message};
}
