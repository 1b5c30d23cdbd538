import {describe, expect, it} from '@jest/globals';

import {addControllerSpec, api, createEmptyApiSpec, get} from '@rondojs/openapi-spec';
import {getControllerSpec, OpenApiSpecError, post} from '@rondojs/openapi-spec';

@api({
  basePath: '/todos',
  tags: [{name: 'Todos'}],
  components: {schemas: {Todo: {type: 'object'}}},
})
class Todos {
  @get('/') find() {}
}

describe('a new document', () => {
  it('describes nothing yet', () => {
    const document = createEmptyApiSpec({title: 'Todos'});

    expect(document).toEqual({
      openapi: expect.stringMatching(/^3\.1\.\d+$/),
      info: {title: 'Todos', version: '1.0.0'},
      paths: {},
    });
  });

  it('is another one each time', () => {
    expect(createEmptyApiSpec().paths).not.toBe(createEmptyApiSpec().paths);
  });
});

describe('a document with controllers', () => {
  it('has their operations under the base path, their components and their tags', () => {
    class More {
      @post('/todos') create() {}
    }
    const document = createEmptyApiSpec();

    addControllerSpec(document, getControllerSpec(Todos), getControllerSpec(More));

    expect(document).toMatchObject({
      paths: {'/todos': {get: {operationId: 'Todos.find'}, post: {operationId: 'More.create'}}},
      components: {schemas: {Todo: {type: 'object'}}},
      tags: [{name: 'Todos'}],
    });
  });

  it('has a tag once', () => {
    @api({tags: [{name: 'Todos'}, {name: 'More'}]})
    class More {}
    const document = createEmptyApiSpec();

    addControllerSpec(document, getControllerSpec(Todos), getControllerSpec(More));

    expect(document.tags).toEqual([{name: 'Todos'}, {name: 'More'}]);
  });

  it('does not share anything with them', () => {
    const document = createEmptyApiSpec();
    addControllerSpec(document, getControllerSpec(Todos));

    Object.assign(document.paths?.['/todos']?.get ?? {}, {summary: 'Changed'});
    Object.assign(document.components?.schemas?.['Todo'] ?? {}, {type: 'string'});

    expect(getControllerSpec(Todos).paths['/']?.get).not.toHaveProperty('summary');
    expect(getControllerSpec(Todos).components?.schemas).toEqual({Todo: {type: 'object'}});
  });

  it('moves the definitions of a description that was written by hand', () => {
    const definitions = {Todo: {type: 'object'}};
    const schema = {$ref: '#/definitions/Todo', definitions};
    const document = createEmptyApiSpec();

    addControllerSpec(document, {
      paths: {'/a': {post: {requestBody: {content: {'application/json': {schema}}}}}},
    });

    expect(document.components).toEqual({schemas: definitions});
    expect(document.paths?.['/a']?.post?.requestBody).toEqual({
      content: {'application/json': {schema: {$ref: '#/components/schemas/Todo'}}},
    });
  });

  it('refuses a second answer to one verb and path', () => {
    class Other {
      @get('/todos') list() {}
    }
    const document = createEmptyApiSpec();

    const add = () =>
      addControllerSpec(document, getControllerSpec(Todos), getControllerSpec(Other));

    expect(add).toThrow(
      'GET /todos is answered by Todos.find, and Other.list wants to answer it too: ' +
        'change the verb or the path of one of them.',
    );
  });

  it('names an operation of nobody by its operationId', () => {
    const document = createEmptyApiSpec();
    document.paths = {'/todos': {get: {operationId: 'byHand'}}};

    const add = () => addControllerSpec(document, getControllerSpec(Todos));

    expect(add).toThrow('GET /todos is answered by byHand, and Todos.find wants to answer it too');
  });

  it('refuses a second operation with one operationId', () => {
    class Other {
      @get('/a', {operationId: 'find'}) a() {}
      @get('/b', {operationId: 'find'}) b() {}
    }

    const add = () => addControllerSpec(createEmptyApiSpec(), getControllerSpec(Other));

    expect(add).toThrow(
      "The operationId 'find' is that of GET /a, and GET /b has it too: " +
        'give one of them an operationId of its own, or rename its class.',
    );
  });

  it('refuses a different component of the same name', () => {
    @api({components: {schemas: {Todo: {type: 'string'}}}})
    class Other {}
    const document = createEmptyApiSpec();
    addControllerSpec(document, getControllerSpec(Todos));

    const add = () => addControllerSpec(document, getControllerSpec(Other));

    expect(add).toThrow("There are two different components '#/components/schemas/Todo'");
  });

  it('fails with errors that a program can tell apart', () => {
    const failure = catchError(() => {
      const spec = getControllerSpec(Todos);
      addControllerSpec(createEmptyApiSpec(), spec, spec);
    });

    expect(failure).toBeInstanceOf(OpenApiSpecError);
    expect(failure).toMatchObject({code: 'DUPLICATE_OPERATION', name: 'DuplicateOperationError'});
  });
});

function catchError(act: () => void): unknown {
  try {
    act();
    return undefined;
  } catch (error) {
    return error;
  }
}
