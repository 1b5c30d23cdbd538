import {describe, expect, it} from '@jest/globals';

import {get, getControllerSpec, post, requestBody, response} from '@rondojs/openapi-spec';
import type {ControllerClass, OperationObject, SchemaObject} from '@rondojs/openapi-spec';

const todo: SchemaObject = {type: 'object', required: ['title']};
const TEXT: SchemaObject = {type: 'string'};
const BYTES: SchemaObject = {type: 'string', format: 'binary'};

describe('the body of a request', () => {
  it('has a schema in JSON, and is required', () => {
    class Todos {
      @post('/')
      create(@requestBody({description: 'A todo', schema: todo}) _todo: object) {}
    }

    const body = operationOf(Todos).requestBody;

    expect(body).toEqual({
      description: 'A todo',
      required: true,
      content: {'application/json': {schema: todo}},
    });
  });

  it('may have other content, and be optional', () => {
    class Todos {
      @post('/')
      create(@requestBody({required: false, content: {'text/plain': {}}}) _todo: string) {}
    }

    const body = operationOf(Todos).requestBody;

    expect(body).toEqual({required: false, content: {'text/plain': {}}});
  });

  it('may have a schema beside the rest of its content', () => {
    const content = {'application/json': {example: {title: 'Rest'}}, 'text/plain': {}};
    class Todos {
      @post('/')
      create(@requestBody({schema: todo, content}) _todo: object) {}
    }

    const body = operationOf(Todos).requestBody;

    expect(body).toMatchObject({
      content: {'application/json': {example: {title: 'Rest'}, schema: todo}, 'text/plain': {}},
    });
  });

  it('takes its schema from the type of the argument', () => {
    class Todos {
      @post('/') create(@requestBody() _names: string[]) {}
    }

    const body = operationOf(Todos).requestBody;

    expect(body).toEqual({
      required: true,
      content: {'application/json': {schema: {type: 'array'}}},
    });
  });

  it('keeps what was given to the verb', () => {
    const content = {'application/json': {schema: todo}};
    class Todos {
      @post('/', {requestBody: {description: 'Given', content}})
      create(@requestBody() _todo: object) {}
    }

    const body = operationOf(Todos).requestBody;

    expect(body).toEqual({description: 'Given', required: true, content});
  });

  it('keeps a reference that was given to the verb', () => {
    class Todos {
      @post('/', {requestBody: {$ref: '#/components/requestBodies/Todo'}})
      create(@requestBody() _todo: object) {}
    }

    const body = operationOf(Todos).requestBody;

    expect(body).toEqual({$ref: '#/components/requestBodies/Todo'});
  });

  it('may be a list or a file', () => {
    class Todos {
      @post('/list') list(@requestBody.array(todo, {description: 'Many'}) _todos: object[]) {}
      @post('/file') file(@requestBody.file() _file: unknown) {}
    }

    const {paths} = getControllerSpec(Todos);

    expect(paths['/list']?.post?.requestBody).toEqual({
      description: 'Many',
      required: true,
      content: {'application/json': {schema: {type: 'array', items: todo}}},
    });
    expect(paths['/file']?.post?.requestBody).toEqual({
      required: true,
      content: {
        'multipart/form-data': {
          'x-parser': 'stream',
          schema: {type: 'object', properties: {file: {type: 'string', format: 'binary'}}},
        },
      },
    });
  });

  it.each<[string, () => ParameterDecorator, object]>([
    ['JSON', () => requestBody.json({type: 'string'}), {'application/json': {schema: TEXT}}],
    ['a schema alone', () => requestBody({type: 'string'}), {'application/json': {schema: TEXT}}],
    ['text', () => requestBody.text(), {'text/plain': {schema: TEXT}}],
    [
      'a form',
      () => requestBody.form(todo),
      {'application/x-www-form-urlencoded': {schema: todo}},
    ],
    ['a form with files', () => requestBody.multipart(todo), {'multipart/form-data': {schema: todo}}],
    ['bytes', () => requestBody.binary(), {'application/octet-stream': {schema: BYTES}}],
    [
      'bytes of some kinds',
      () => requestBody.binary({}, 'image/png', 'image/jpeg'),
      {'image/png': {schema: BYTES}, 'image/jpeg': {schema: BYTES}},
    ],
  ])('may be %s', (_, decorator, content) => {
    class Todos {
      @post('/') create(@(decorator()) _todo: unknown) {}
    }

    expect(operationOf(Todos).requestBody).toEqual({required: true, content});
  });

  it('belongs to one argument', () => {
    class Todos {
      @post('/') create(@requestBody() _one: object, @requestBody() _other: object) {}
    }

    expect(() => getControllerSpec(Todos)).toThrow(
      'An operation should only have one parameter decorated by @requestBody, and Todos.create ' +
        'has more: let one argument take the whole body, and remove @requestBody from the others.',
    );
  });
});

describe('the responses of an operation', () => {
  it('have the reason phrase of their status, and content in JSON', () => {
    class Todos {
      @get('/')
      @response(200, {schema: todo})
      @response(404)
      @response(299)
      @response('5XX', {content: {'text/plain': {}}})
      @response('default', {description: 'Anything else', headers: {'X-Id': {}}})
      find() {}
    }

    const {responses} = operationOf(Todos);

    expect(responses).toEqual({
      '200': {description: 'OK', content: {'application/json': {schema: todo}}},
      '299': {description: 'Status 299'},
      '404': {description: 'Not Found'},
      '5XX': {description: 'Server Error', content: {'text/plain': {}}},
      default: {description: 'Anything else', headers: {'X-Id': {}}},
    });
  });

  it('may be a file, and have several media types, headers and links', () => {
    const links = {next: {operationId: 'next'}};
    class Todos {
      @get('/')
      @response.file('image/png', 'image/jpeg')
      @response(201, {
        schema: todo,
        content: {'text/csv': {schema: TEXT}},
        headers: {ETag: {schema: TEXT}},
        links,
      })
      @response(202, todo)
      find() {}
    }

    expect(operationOf(Todos).responses).toEqual({
      '200': {
        description: 'The file',
        content: {'image/png': {schema: BYTES}, 'image/jpeg': {schema: BYTES}},
      },
      '201': {
        description: 'Created',
        content: {'application/json': {schema: todo}, 'text/csv': {schema: TEXT}},
        headers: {ETag: {schema: TEXT}},
        links,
      },
      '202': {description: 'Accepted', content: {'application/json': {schema: todo}}},
    });
  });

  it('join those that were given to the verb', () => {
    class Todos {
      @get('/', {
        responses: {
          '200': {description: 'Given', headers: {'X-Id': {}}},
          '404': {$ref: '#/components/responses/NotFound'},
          '401': {$ref: '#/components/responses/Unauthorized'},
        },
      })
      @response(200, {schema: todo})
      @response(404)
      find() {}
    }

    const {responses} = operationOf(Todos);

    expect(responses).toEqual({
      '200': {
        description: 'Given',
        headers: {'X-Id': {}},
        content: {'application/json': {schema: todo}},
      },
      '401': {$ref: '#/components/responses/Unauthorized'},
      '404': {description: 'Not Found'},
    });
  });
});

function operationOf(controller: ControllerClass): OperationObject {
  const item = getControllerSpec(controller).paths['/'] ?? {};
  return item.post ?? item.get ?? {};
}
