import {buffer} from 'node:stream/consumers';

import {post, put, requestBody} from '@rondojs/openapi-spec';

import type {MultipartForm, SavedFile} from '@rondojs/rest';
import type {Readable} from 'node:stream';

const ITEM = {
  type: 'object',
  required: ['title'],
  additionalProperties: false,
  properties: {
    title: {type: 'string', minLength: 1, maxLength: 100},
    count: {type: 'integer', minimum: 0, maximum: 100},
    price: {type: 'number', multipleOf: 0.01},
    done: {type: 'boolean'},
    tags: {type: 'array', items: {type: 'string'}, maxItems: 20, uniqueItems: true},
    email: {type: 'string', format: 'email', maxLength: 254},
    code: {type: 'string', maxLength: 30, pattern: '^[a-z]+-\\d+$'},
  },
} as const;

/** A tree, of which bodies may be as deep as their limit. */
const OPEN = {type: 'object', properties: {limited: {type: 'integer'}}} as const;

const FORM = {
  type: 'object',
  required: ['title'],
  properties: {
    title: {type: 'string', maxLength: 1000},
    count: {type: 'integer'},
    tags: {type: 'array', items: {type: 'string'}},
    inner: {type: 'object', properties: {a: {type: 'integer'}}},
    file: {type: 'string', format: 'binary', maxLength: 100_000},
    files: {type: 'array', items: {type: 'string', format: 'binary'}},
  },
} as const;

/** Every kind of body; each operation gives back what it was given. */
export class BodyController {
  @post('/items')
  item(@requestBody({schema: ITEM}) body: unknown) {
    return {body};
  }

  @post('/lists')
  list(@requestBody({schema: {type: 'array', items: ITEM}}) body: unknown[]) {
    return {count: body.length};
  }

  /** Names that each object inherits are no members of it. */
  @post('/owned')
  owned(@requestBody({schema: {type: 'object', required: ['constructor', 'toString']}}) body: unknown) {
    return {body};
  }

  @post('/any')
  any(@requestBody({schema: {}}) body: unknown) {
    return {body};
  }

  @post('/optional')
  optional(@requestBody({schema: OPEN, required: false}) body: unknown) {
    return {isGiven: body !== undefined};
  }

  /** Two media types, each with a schema of its own: what the one allows, the other refuses. */
  @post('/two')
  two(
    @requestBody({
      content: {
        'application/json': {schema: {type: 'object', required: ['strict'], properties: {strict: {const: true}}}},
        'application/vnd.loose+json': {schema: {type: 'object'}},
      },
    })
    body: unknown,
  ) {
    return {body};
  }

  @put('/text')
  text(@requestBody({content: {'text/plain': {schema: {type: 'string', maxLength: 2_000_000}}}}) body: string) {
    return {length: body.length};
  }

  @put('/bytes', {'x-body-limit': 4_000, responses: {}})
  bytes(@requestBody({content: {'application/octet-stream': {schema: {type: 'string', format: 'binary'}}}}) body: Buffer) {
    return {length: body.length};
  }

  @post('/form')
  form(@requestBody({content: {'application/x-www-form-urlencoded': {schema: FORM}}}) body: unknown) {
    return {body};
  }

  @post('/multipart', {'x-body-limit': {fields: 50, files: 3}, responses: {}})
  async multipart(@requestBody({content: {'multipart/form-data': {schema: FORM}}}) form: MultipartForm) {
    const names: string[] = [];
    for await (const {filename = '', content} of form.files) {
      names.push(filename);
      await buffer(content);
    }
    return {fields: form.fields, names};
  }

  @post('/saved', {'x-body-limit': {fields: 50, files: 3}, responses: {}})
  saved(
    @requestBody({content: {'multipart/form-data': {schema: FORM, 'x-parser': 'files'}}})
    {title, file}: {title: string; file?: SavedFile},
  ) {
    return {title, size: file?.size};
  }

  @post('/streamed', {'x-body-limit': 100_000, responses: {}})
  async streamed(@requestBody({content: {'application/octet-stream': {'x-parser': 'stream'}}}) body: Readable) {
    let length = 0;
    for await (const piece of body) length += (piece as Buffer).length;
    return {length};
  }
}
