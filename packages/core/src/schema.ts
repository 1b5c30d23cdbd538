import {whenReady} from '@rondojs/context';

import {pointerTo} from './json-pointer.js';

import type {ConfigFault} from './errors.js';
import type {JsonSchema} from './json-schema.js';
import type {ValueOrPromise} from '@rondojs/context';

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

/**
 * Says what a configuration must be. It is checked at the start. By a JSON Schema it stays as it is; a Standard
 * Schema makes of it what is injected: defaults are filled in, texts become numbers.
 */
export type ConfigSchema = JsonSchema | StandardSchema;

/** What a schema says of a value: all faults, or what it makes of it. */
export interface Verdict {
  readonly faults: readonly ConfigFault[];
  readonly value: unknown;
}

/** Judges a value. `pointer` is where the value itself stands. */
export async function judge(schema: ConfigSchema, value: unknown, pointer: string): Promise<Verdict> {
  if (!isStandardSchema(schema)) {
    // Late: who describes no configuration shall not pay for a validator.
    const {faultsByJsonSchema} = await import('./json-schema.js');
    return {faults: faultsByJsonSchema(schema, value, pointer), value};
  }
  const {issues = [], value: made} = await schema['~standard'].validate(value);
  return {faults: issues.map(issue => toFault(issue, pointer)), value: made};
}

/** What a schema makes of a configuration. One with faults stays as it is, until the start tells of them. */
export function convert(schema: ConfigSchema | undefined, value: unknown): ValueOrPromise<unknown> {
  if (!schema || !isStandardSchema(schema)) return value;
  return whenReady(schema['~standard'].validate(value ?? {}), ({issues, value: made}) => (issues ? value : made));
}

export function isStandardSchema(schema: ConfigSchema): schema is StandardSchema {
  return '~standard' in schema;
}

function toFault({message, path = []}: StandardIssue, pointer: string): ConfigFault {
  const members = path.map(part => pointerTo(String(typeof part === 'object' ? part.key : part)));
  return {pointer: pointer + members.join(''), code: 'schema', message};
}
