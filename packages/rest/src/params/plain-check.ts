import {isReference} from '@rondojs/openapi-spec';

import type {SchemaObject, SchemaOrReference} from '@rondojs/openapi-spec';

/** Whether a value certainly is as its schema says; of what is not certain, the validator knows more. */
export type PlainCheck = (value: unknown) => boolean;

/** What says nothing about values, but for the type: a check begins with it. */
const SILENT: readonly string[] = ['type', 'title', 'description', 'default', 'example', 'examples', 'deprecated'];

const LIMITS: readonly string[] = ['minimum', 'maximum', 'minLength', 'maxLength'];

/**
 * Makes the check of a simple schema: one type, and its limits. Most parameters have such a one, and most values are
 * within it: for these a validator, which can tell each fault of any schema, takes longer than they need.
 *
 * @returns nothing for a schema that says more
 */
export function createPlainCheck(schema: SchemaOrReference): PlainCheck | undefined {
  if (isReference(schema) || !isPlain(schema)) return undefined;
  if (schema.type === 'integer') return numberCheck(schema, Number.isInteger);
  if (schema.type === 'number') return numberCheck(schema, Number.isFinite);
  if (schema.type === 'string') return textCheck(schema);
  return schema.type === 'boolean' ? value => typeof value === 'boolean' : undefined;
}

function isPlain(schema: SchemaObject): boolean {
  return Object.entries(schema).every(([keyword, value]) => {
    return SILENT.includes(keyword) || (LIMITS.includes(keyword) && Number.isFinite(value));
  });
}

function numberCheck({minimum = -Infinity, maximum = Infinity}: SchemaObject, isOfType: PlainCheck): PlainCheck {
  return value => isOfType(value) && (value as number) >= minimum && (value as number) <= maximum;
}

/** Characters are code points, which are one or two units of a text: at most its length, and at least half of it. */
function textCheck({minLength = 0, maxLength = Infinity}: SchemaObject): PlainCheck {
  return value => typeof value === 'string' && value.length >= 2 * minLength - 1 && value.length <= maxLength;
}
