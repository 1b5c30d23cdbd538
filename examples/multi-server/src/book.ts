import type {SchemaObject} from '@rondojs/openapi-spec';

/** A book of the shop. */
export interface Book {
  readonly id: number;
  readonly title: string;
}

export const BOOK_DATA = {
  type: 'object',
  required: ['title'],
  additionalProperties: false,
  properties: {title: {type: 'string', minLength: 1}},
} as const satisfies SchemaObject;
