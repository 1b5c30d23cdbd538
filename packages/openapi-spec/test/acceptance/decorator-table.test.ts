import {describe, expect, it} from '@jest/globals';

import {addControllerSpec, check, createEmptyApiSpec, get, getControllerSpec, oas, param, post, requestBody, response} from '@rondojs/openapi-spec';
import type {ControllerClass, OpenApiSpec, OperationObject, ParameterLocation, ParameterOptions, ParameterPlace} from '@rondojs/openapi-spec';

const PLACES: Readonly<Record<ParameterLocation, ParameterPlace>> = param as never;

type Fields = Omit<ParameterOptions, 'schema'>;

describe('a field of a parameter, said in any form,', () => {
  it.each<[string, ParameterLocation, Fields]>([
    ['required', 'query', {required: true}],
    ['required', 'header', {required: true}],
    ['description', 'cookie', {description: 'What to find.'}],
    ['deprecated', 'query', {deprecated: true}],
    ['style', 'query', {style: 'pipeDelimited'}],
    ['style', 'path', {style: 'matrix', required: true}],
    ['style', 'header', {style: 'simple'}],
    ['style', 'cookie', {style: 'form'}],
    ['explode', 'query', {explode: false}],
    ['explode', 'path', {explode: true, style: 'label', required: true}],
    ['allowReserved', 'query', {allowReserved: true}],
    ['allowEmptyValue', 'query', {allowEmptyValue: true}],
    ['example', 'header', {example: 'a'}],
    ['examples', 'query', {examples: {one: {summary: 'One', value: 'a'}}}],
    ['an extension', 'query', {'x-note': 1}],
  ])('%s in the %s, is in the document, which is valid', async (_, place, fields) => {
    const path = place === 'path' ? '/{q}' : '/';

    const documents = [
      param({name: 'q', in: place, ...fields, schema: {type: 'string'}}),
      PLACES[place]('q', {type: 'string'}, fields),
      param[place].string('q', fields),
    ].map(decorate => documentOf(controllerWith(path, decorate as ParameterDecorator)));

    for (const document of documents) {
      expect(document.paths?.[path]?.get?.parameters).toEqual([{name: 'q', in: place, ...fields, schema: {type: 'string'}}]);
      expect((await check(document)).filter(({severity}) => severity === 'error')).toEqual([]);
    }
  });
});

/** What an operation is to have. */
type Expected = {readonly [K in keyof OperationObject]?: unknown};

class Parent {
  @post('/things/{id}')
  @response(201, {description: 'Made.'})
  @response(409, {description: 'There is one.'})
  @oas.tags('parents')
  @oas.deprecated()
  make(@param.path.string('id') _id: string, @requestBody({type: 'object'}) _body: object) {}
}

const ANOTHER_ARGUMENT: Expected = {
  parameters: [{name: 'id', in: 'path', required: true, schema: {type: 'string', minLength: 1}}],
  tags: ['parents'],
};

describe('a class that extends another, and decorates again', () => {
  it.each<[string, () => ControllerClass, Expected]>([
    [
      'nothing, has it all',
      () => class extends Parent {},
      {tags: ['parents'], deprecated: true, requestBody: expect.anything(), parameters: [{name: 'id', in: 'path', required: true, schema: {type: 'string'}}]},
    ],
    [
      'nothing of a method that it writes anew, has it all',
      () => {
        class Child extends Parent {
          override make() {}
        }
        return Child;
      },
      {tags: ['parents'], responses: {'201': {description: 'Made.'}, '409': {description: 'There is one.'}}},
    ],
    [
      'a response, has no other',
      () => {
        class Child extends Parent {
          @response(200, {description: 'Made again.'})
          override make() {}
        }
        return Child;
      },
      {responses: {'200': {description: 'Made again.'}}, deprecated: true},
    ],
    [
      'an argument, has no other',
      () => {
        class Child extends Parent {
          override make(@param.path('id', {type: 'string', minLength: 1}) _id: string) {}
        }
        return Child;
      },
      ANOTHER_ARGUMENT,
    ],
    [
      'a mark, keeps the others',
      () => {
        class Child extends Parent {
          @oas.deprecated(false)
          override make() {}
        }
        return Child;
      },
      {deprecated: false, tags: ['parents']},
    ],
    [
      'itself, gives way to what the method has said',
      () => {
        @oas.tags('children')
        @oas.security({jwt: []})
        class Child extends Parent {}
        return Child;
      },
      {tags: ['parents'], security: [{jwt: []}]},
    ],
    [
      'a mark in the third generation, has the nearest word',
      () => {
        class Child extends Parent {
          @oas.tags('children')
          override make() {}
        }
        class Grandchild extends Child {
          @oas.security()
          override make() {}
        }
        return Grandchild;
      },
      {tags: ['children'], security: [], deprecated: true},
    ],
  ])('%s', (_, give, expected) => {
    const before = structuredClone(getControllerSpec(Parent));

    const operation = getControllerSpec(give()).paths['/things/{id}']?.post;

    expect(operation).toMatchObject(expected);
    expect(Object.keys(operation?.responses ?? {})).toEqual(Object.keys(expected.responses ?? {'201': 1, '409': 1}));
    // The body is an argument: who says anew what one of them is, says it of all.
    expect(operation?.requestBody === undefined).toBe(expected === ANOTHER_ARGUMENT);
    expect(getControllerSpec(Parent)).toEqual(before);
  });
});

describe('a word on visibility', () => {
  @oas.visibility('undocumented')
  class Hidden {
    @get('/hidden') hidden() {}

    @get('/shown')
    @oas.visibility('documented')
    shown() {}
  }

  it.each<[string, ControllerClass, string[]]>([
    ['of a class hides its methods, but for those that say otherwise', Hidden, ['/shown']],
    ['is inherited', class extends Hidden {}, ['/shown']],
  ])('%s', (_, controller, paths) => {
    expect(Object.keys(documentOf(controller).paths ?? {})).toEqual(paths);
  });
});

describe('a file in a body', () => {
  it('is a form whose file is handed on as it comes', () => {
    class Files {
      @post('/files') take(@requestBody.file({description: 'A picture'}) _file: unknown) {}
    }

    expect(documentOf(Files).paths?.['/files']?.post?.requestBody).toEqual({
      description: 'A picture',
      required: true,
      content: {
        'multipart/form-data': {'x-parser': 'stream', schema: {type: 'object', properties: {file: {type: 'string', format: 'binary'}}}},
      },
    });
  });
});

function documentOf(controller: ControllerClass): OpenApiSpec {
  const document = createEmptyApiSpec();
  addControllerSpec(document, getControllerSpec(controller));
  return document;
}

function controllerWith(path: string, decorate: ParameterDecorator): ControllerClass {
  class Todos {
    find(_q: unknown) {}
  }
  decorate(Todos.prototype, 'find', 0);
  get(path)(Todos.prototype, 'find', Object.getOwnPropertyDescriptor(Todos.prototype, 'find') as PropertyDescriptor);
  return Todos;
}
