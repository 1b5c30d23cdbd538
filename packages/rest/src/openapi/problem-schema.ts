import type {SchemaObject} from '@rondojs/openapi-spec';

/** The media type of problems (RFC 9457). */
export const PROBLEM_TYPE = 'application/problem+json';

/** What a problem is, as `rest.toProblem` gives it. */
export const PROBLEM_SCHEMA: SchemaObject = {
  type: 'object',
  description: 'What has gone wrong (RFC 9457).',
  required: ['type', 'title', 'status', 'code'],
  properties: {
    type: {type: 'string', format: 'uri-reference'},
    title: {type: 'string'},
    status: {type: 'integer', minimum: 400, maximum: 599},
    code: {type: 'string', description: 'For programs; it stays the same.'},
    detail: {type: 'string', description: 'For people.'},
    instance: {type: 'string', format: 'uri-reference'},
    requestId: {type: 'string'},
    errors: {
      type: 'array',
      description: 'All faults of the request.',
      items: {
        type: 'object',
        required: ['in', 'pointer', 'code', 'message'],
        properties: {
          in: {type: 'string', enum: ['path', 'query', 'header', 'cookie', 'body', 'response']},
          pointer: {type: 'string', description: 'A JSON Pointer to the value.'},
          code: {type: 'string', description: 'The rule that is broken.'},
          message: {type: 'string'},
          expected: {description: 'What the contract has under that code.'},
        },
      },
    },
  },
};
