import {describe, expect, it} from '@jest/globals';

import * as errors from '../../src/errors.js';

const {OpenApiSpecError} = errors;

const ROWS: readonly [code: string, message: string, error: errors.OpenApiSpecError][] = [
  [
    'DECORATOR_TARGET',
    '@get stands on Todos.count, which is static: put it on an instance method.',
    new errors.DecoratorTargetError('get', 'Todos.count, which is static', 'put it on an instance method'),
  ],
  [
    'REPEATED_DECORATOR',
    '@api stands on Todos, which has an @api already: say it all in one.',
    new errors.RepeatedDecoratorError('api', 'Todos', 'an @api', 'say it all in one'),
  ],
  [
    'INVALID_PATH',
    "The path 'todos' of @get of Todos.find should start with a slash: '/todos'.",
    new errors.InvalidPathError('todos', '@get of Todos.find'),
  ],
  [
    'INVALID_STATUS',
    "@response of Todos.find has the status '20': it should be a whole number from 100 to 599, '1XX' to '5XX', or 'default'.",
    new errors.InvalidStatusError(20, 'Todos.find'),
  ],
  [
    'MISSING_PLACEHOLDER',
    "Todos.find has the path parameter 'id', which its path '/{key}' lacks: " +
      'write {id} into the path, or take the parameter from elsewhere.',
    new errors.MissingPlaceholderError('id', '/{key}', 'Todos.find'),
  ],
  [
    'UNDESCRIBED_PLACEHOLDER',
    "The path '/{id}' of Todos.find contains {id}, which no parameter describes: " +
      "decorate an argument with @param.path.string('id'), or another type.",
    new errors.UndescribedPlaceholderError('id', '/{id}', 'Todos.find'),
  ],
  [
    'DUPLICATE_PARAMETER',
    "Todos.find describes the query parameter 'id' twice: rename one of the two, or remove it.",
    new errors.DuplicateParameterError('query', 'id', 'Todos.find'),
  ],
  [
    'ARRAY_PARAMETER',
    "Todos.find describes the parameter 'ids' as an array, and its argument has the type String: " +
      'declare the argument as an array.',
    new errors.ArrayParameterError('ids', 'String', 'Todos.find'),
  ],
  [
    'UNKNOWN_PARAMETER',
    "Todos.find refers to the parameter '#/a', which its controller does not contain: " +
      'describe it in components.parameters of @api.',
    new errors.UnknownParameterError('#/a', 'Todos.find'),
  ],
  [
    'REPEATED_REQUEST_BODY',
    'An operation should only have one parameter decorated by @requestBody, and Todos.create has more: ' +
      'let one argument take the whole body, and remove @requestBody from the others.',
    new errors.RepeatedRequestBodyError('Todos.create'),
  ],
  [
    'DUPLICATE_OPERATION',
    'GET /a is answered by Todos.a, and Todos.b wants to answer it too: change the verb or the path of one of them.',
    new errors.DuplicateOperationError('GET /a', 'Todos.a', 'Todos.b'),
  ],
  [
    'DUPLICATE_OPERATION_ID',
    "The operationId 'find' is that of GET /a, and GET /b has it too: " +
      'give one of them an operationId of its own, or rename its class.',
    new errors.DuplicateOperationIdError('find', 'GET /a', 'GET /b'),
  ],
  [
    'COMPONENT_CONFLICT',
    "There are two different components '#/components/schemas/A': rename one of them, or make them one.",
    new errors.ComponentConflictError('schemas', 'A'),
  ],
  [
    'COMPONENT_CONFLICT',
    "There are two different components '#/components/schemas/A', one used by Todos.a and one by Todos.b: " +
      'rename one of them, or make them one.',
    new errors.ComponentConflictError('schemas', 'A', 'Todos.a', 'Todos.b'),
  ],
  [
    'UNKNOWN_SCHEMA',
    'Todos.find has the class Todo where a schema should be: give a class with @model, JSON Schema, ' +
      'or a schema of a library that implements Standard JSON Schema.',
    new errors.UnknownSchemaError('the class Todo', 'Todos.find'),
  ],
  [
    'SCHEMA_CONVERSION',
    'A schema of zod that Todos.find has cannot be written as JSON Schema: a date is none. ' +
      'Describe what is sent and what comes of it, and let the schema convert one to the other.',
    new errors.SchemaConversionError('zod', 'Todos.find', 'a date is none'),
  ],
  [
    'PROPERTY_TYPE',
    'The property Todo.due has no type: write one.',
    new errors.PropertyTypeError('Todo.due', 'has no type', 'write one'),
  ],
  [
    'UNKNOWN_PROPERTY',
    "The model Todo has no property 'done' to exclude or make optional: it has id, title.",
    new errors.UnknownPropertyError('done', 'Todo', ['id', 'title']),
  ],
  [
    'UNKNOWN_PROPERTY',
    "The model Todo has no property 'done' to exclude or make optional: it has none.",
    new errors.UnknownPropertyError('done', 'Todo', []),
  ],
  [
    'UNREADABLE_DOCUMENT',
    'The text cannot be read as an OpenAPI document: it is empty.',
    new errors.UnreadableDocumentError('it is empty.'),
  ],
  [
    'UNKNOWN_VERSION',
    'The document says openapi: "4.0.0". Versions 3.0, 3.1 and 3.2 can be read, as in \'3.1.1\'.',
    new errors.UnknownVersionError('4.0.0'),
  ],
  [
    'UNRESOLVED_REFERENCE',
    "The reference '#/a' in #/b leads nowhere: correct it, or add what it refers to.",
    new errors.UnresolvedReferenceError('#/a', '#/b'),
  ],
  [
    'CIRCULAR_REFERENCE',
    'References lead in a circle, #/a -> #/b -> #/a: let one of them say what it stands for.',
    new errors.CircularReferenceError(['#/a', '#/b', '#/a']),
  ],
  [
    'MERGE_CONFLICT',
    'The documents contradict each other. Rename one side of each, or make them equal:\n' +
      '- document 0, #/a and document 1, #/b',
    new errors.MergeConflictError([{first: {document: 0, pointer: '/a'}, second: {document: 1, pointer: '/b'}}]),
  ],
];

describe('the errors of descriptions', () => {
  it.each(ROWS)('have a name, a code, a sentence and a page: %s, %s', (code, message, error) => {
    expect(error).toBeInstanceOf(OpenApiSpecError);
    expect(error.name).toBe(error.constructor.name);
    expect(error).toMatchObject({code, message});
    expect(error.help).toMatch(new RegExp(`/docs/errors/${code.toLowerCase().replaceAll('_', '-')}\\.md$`));
  });

  it('are all in this table', () => {
    const classes = Object.values(errors).filter(type => type !== OpenApiSpecError);

    expect(classes.filter(type => !ROWS.some(([, , error]) => error instanceof type))).toEqual([]);
  });
});
