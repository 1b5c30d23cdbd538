import type {SchemaObject} from '../types.js';

/** The formats that have a name of their own, wherever a type may stand. */
export const FORMATS = {
  byte: {type: 'string', format: 'byte'},
  binary: {type: 'string', format: 'binary'},
  date: {type: 'string', format: 'date'},
  dateTime: {type: 'string', format: 'date-time'},
  uuid: {type: 'string', format: 'uuid'},
  password: {type: 'string', format: 'password'},
} as const satisfies Record<string, SchemaObject>;

export type FormatName = keyof typeof FORMATS;

const CLASSES = new Map<unknown, SchemaObject>([
  [String, {type: 'string'}],
  [Number, {type: 'number'}],
  [Boolean, {type: 'boolean'}],
  [Date, {type: 'string', format: 'date-time'}],
  [Object, {type: 'object'}],
  [Array, {type: 'array'}],
]);

/** The schema of a class of JavaScript's own, which is what JSON makes of its values. */
export function schemaOfBuiltIn(type: unknown): SchemaObject | undefined {
  const schema = CLASSES.get(type);
  return schema && {...schema};
}
