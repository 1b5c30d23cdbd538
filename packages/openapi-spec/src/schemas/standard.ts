import type {StandardJSONSchemaV1, StandardSchemaV1} from '@standard-schema/spec';

/**
 * A schema of another library, which can write itself as JSON Schema: zod's, arktype's, and all that
 * implement Standard JSON Schema. Most of them can validate too, and say more than JSON Schema can.
 */
export interface StandardSchema<Input = unknown, Output = Input> {
  readonly '~standard': StandardJSONSchemaV1.Props<Input, Output> & {
    readonly validate?: StandardSchemaV1.Props<Input, Output>['validate'];
  };
}

/** What a schema's own validation finds: the value, perhaps another one; or what is wrong. */
export type StandardResult = StandardSchemaV1.Result<unknown>;

export type StandardIssue = StandardSchemaV1.Issue;

/** Requests are described by what they may be before a schema converts it, responses by the rest. */
export type Direction = 'input' | 'output';

/** Tells whether a value says of itself that it is a schema of Standard Schema's family. */
export function isStandardSchema(value: unknown): value is StandardSchema {
  if (value === null || (typeof value !== 'object' && typeof value !== 'function')) return false;

  return '~standard' in value && typeof value['~standard'] === 'object';
}

/** The JSON Schema that a schema writes of itself; undefined when it cannot write any. */
export function writeStandard(
  schema: StandardSchema,
  direction: Direction,
): Record<string, unknown> | undefined {
  // A library may implement Standard Schema without Standard JSON Schema.
  const {jsonSchema} = schema['~standard'] as Partial<StandardJSONSchemaV1.Props>;
  return jsonSchema?.[direction]({target: 'draft-2020-12'});
}
