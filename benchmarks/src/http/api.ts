/*
 * The API that every server of the suite answers: its schemas, its data and its answers. How a request comes to
 * them, and how they are sent, is each server's own affair.
 */

import {Readable} from 'node:stream';

import type {SchemaObject} from '@rondojs/openapi-spec';

export const shelfSchema: SchemaObject = {type: 'integer', minimum: 1};
export const limitSchema: SchemaObject = {type: 'integer', minimum: 1, maximum: 100};
export const textSchema: SchemaObject = {type: 'string', minLength: 1, maxLength: 50};

export interface Search {
  readonly shelf: number;
  readonly limit: number;
  readonly q: string;
}

export interface Order {
  readonly customer: {readonly name: string; readonly email: string};
  readonly lines: readonly {readonly title: string; readonly quantity: number; readonly cents: number}[];
  readonly express: boolean;
  readonly note?: string;
}

const lineSchema: SchemaObject = {
  type: 'object',
  required: ['title', 'quantity', 'cents'],
  properties: {
    title: {type: 'string', minLength: 1, maxLength: 100},
    quantity: {type: 'integer', minimum: 1, maximum: 1000},
    cents: {type: 'integer', minimum: 0},
  },
};

export const orderSchema: SchemaObject = {
  type: 'object',
  required: ['customer', 'lines', 'express'],
  properties: {
    customer: {
      type: 'object',
      required: ['name', 'email'],
      properties: {
        name: {type: 'string', minLength: 1, maxLength: 100},
        email: {type: 'string', maxLength: 100, pattern: '^[^@]+@[^@]+$'},
      },
    },
    lines: {type: 'array', minItems: 1, maxItems: 50, items: lineSchema},
    express: {type: 'boolean'},
    note: {type: 'string', maxLength: 500},
  },
};

export function ping() {
  return {message: 'pong'};
}

export function search({shelf, limit, q}: Search) {
  return {shelf, limit, q, next: `/shelves/${shelf + 1}/books`};
}

export function total({customer, lines}: Order) {
  const quantity = lines.reduce((sum, line) => sum + line.quantity, 0);
  const cents = lines.reduce((sum, line) => sum + line.quantity * line.cents, 0);
  return {customer: customer.name, quantity, cents};
}

export interface Book {
  readonly id: number;
  readonly title: string;
  readonly available: boolean;
}

export const BOOKS: readonly Book[] = Array.from({length: 1000}, (_, index) => ({
  id: index + 1,
  title: `Rondo number ${index + 1}`,
  available: index % 3 !== 0,
}));

export const bookSchema: SchemaObject = {
  type: 'object',
  required: ['id', 'title', 'available'],
  properties: {id: {type: 'integer'}, title: {type: 'string'}, available: {type: 'boolean'}},
};

/** A mebibyte, in pieces as files are read in. */
const PIECES = 16;
const PIECE = Buffer.alloc(65_536, 'Rondo. ');

export const SOUND = Buffer.concat(Array.from({length: PIECES}, () => PIECE));

/** The sound as a stream, whose pieces cost nothing: what is measured is how they are sent. */
export function play(): Readable {
  let left = PIECES;
  return new Readable({
    highWaterMark: PIECE.length,
    read() {
      this.push(left-- > 0 ? PIECE : null);
    },
  });
}
