import {describe, expect, it} from '@jest/globals';

import {get, getControllerOperations, getControllerSpec, param} from '@rondojs/openapi-spec';
import type {ControllerClass, ParameterObject, ParameterPlace, ParameterShortcuts} from '@rondojs/openapi-spec';

describe('a parameter', () => {
  it.each<[keyof ParameterShortcuts, object]>([
    ['string', {type: 'string'}],
    ['integer', {type: 'integer', format: 'int32'}],
    ['long', {type: 'integer', format: 'int64'}],
    ['number', {type: 'number'}],
    ['float', {type: 'number', format: 'float'}],
    ['double', {type: 'number', format: 'double'}],
    ['boolean', {type: 'boolean'}],
    ['byte', {type: 'string', format: 'byte'}],
    ['binary', {type: 'string', format: 'binary'}],
    ['date', {type: 'string', format: 'date'}],
    ['dateTime', {type: 'string', format: 'date-time'}],
    ['uuid', {type: 'string', format: 'uuid'}],
    ['password', {type: 'string', format: 'password'}],
  ])('has a shortcut for %s in every place', (type, schema) => {
    class Todos {
      @get('/{p}')
      find(
        @(param.path[type]('p')) _p: unknown,
        @(param.query[type]('q')) _q: unknown,
        @(param.header[type]('h')) _h: unknown,
        @(param.cookie[type]('c')) _c: unknown,
      ) {}
    }

    const parameters = parametersOf(Todos);

    expect(parameters).toEqual([
      {name: 'p', in: 'path', required: true, schema},
      {name: 'q', in: 'query', schema},
      {name: 'h', in: 'header', schema},
      {name: 'c', in: 'cookie', schema},
    ]);
  });

  it('takes the schema of the options over that of the shortcut', () => {
    class Todos {
      @get('/')
      find(
        @param.query.integer('limit', {
          description: 'How many',
          schema: {format: 'int64', minimum: 1, maximum: 100, default: 20},
        })
        _limit: number,
        @param.query.string('kind', {schema: {$ref: '#/components/schemas/Kind'}}) _kind: string,
      ) {}
    }

    const parameters = parametersOf(Todos);

    expect(parameters).toEqual([
      {
        name: 'limit',
        in: 'query',
        description: 'How many',
        schema: {type: 'integer', format: 'int64', minimum: 1, maximum: 100, default: 20},
      },
      {name: 'kind', in: 'query', schema: {$ref: '#/components/schemas/Kind'}},
    ]);
  });

  it('is an object as JSON, or in a style', () => {
    class Todos {
      @get('/')
      find(
        @param.query.object('any') _any: object,
        @param.query.object('where', {type: 'object'}, {required: true}) _where: object,
        @param.query.object('page', {type: 'object'}, {style: 'deepObject', explode: true})
        _page: object,
      ) {}
    }

    const parameters = parametersOf(Todos);

    expect(parameters).toEqual([
      {
        name: 'any',
        in: 'query',
        content: {'application/json': {schema: {type: 'object', additionalProperties: true}}},
      },
      {
        name: 'where',
        in: 'query',
        required: true,
        content: {'application/json': {schema: {type: 'object'}}},
      },
      {name: 'page', in: 'query', style: 'deepObject', explode: true, schema: {type: 'object'}},
    ]);
  });

  it('is a list', () => {
    class Todos {
      @get('/')
      find(
        @param.array('ids', 'query', {type: 'integer'}, {explode: false, schema: {maxItems: 9}})
        _ids: number[],
      ) {}
    }

    const parameters = parametersOf(Todos);

    expect(parameters).toEqual([
      {
        name: 'ids',
        in: 'query',
        explode: false,
        schema: {type: 'array', items: {type: 'integer'}, maxItems: 9},
      },
    ]);
  });

  it.each(['path', 'query', 'header', 'cookie'] as const)(
    'has a schema, or is a list or an object, in the %s',
    place => {
      const required = place === 'path' && {required: true};
      const at: ParameterPlace = param[place];
      class Todos {
        @get(place === 'path' ? '/{a}/{b}/{c}' : '/')
        find(
          @at('a', {enum: ['x', 'y']}, {description: 'One.'}) _a: unknown,
          @at.array('b', {type: 'integer'}, {explode: false}) _b: unknown,
          @at.object('c', {type: 'object'}, {style: 'form'}) _c: unknown,
        ) {}
      }

      expect(parametersOf(Todos)).toEqual([
        {name: 'a', in: place, description: 'One.', ...required, schema: {enum: ['x', 'y']}},
        {
          name: 'b',
          in: place,
          explode: false,
          ...required,
          schema: {type: 'array', items: {type: 'integer'}},
        },
        {name: 'c', in: place, style: 'form', ...required, schema: {type: 'object'}},
      ]);
    },
  );

  it('has all fields of OpenAPI', () => {
    const fields = {
      description: 'What to find.',
      deprecated: true,
      required: true,
      style: 'pipeDelimited',
      explode: false,
      allowReserved: true,
      allowEmptyValue: true,
      examples: {one: {value: ['a']}},
    } as const;
    class Todos {
      @get('/')
      find(@param.query.array('q', {type: 'string'}, fields) _q: string[]) {}
    }

    expect(parametersOf(Todos)).toEqual([
      {name: 'q', in: 'query', ...fields, schema: {type: 'array', items: {type: 'string'}}},
    ]);
  });

  it('puts its schema into the content, where that has none', () => {
    class Todos {
      @get('/')
      find(
        @param.query.integer('q', {
          content: {'application/json': {}, 'text/plain': {schema: {type: 'string'}}},
        })
        _q: number,
      ) {}
    }

    expect(parametersOf(Todos)).toEqual([
      {
        name: 'q',
        in: 'query',
        content: {
          'application/json': {schema: {type: 'integer', format: 'int32'}},
          'text/plain': {schema: {type: 'string'}},
        },
      },
    ]);
  });

  it('is no list if its argument is none', () => {
    class Todos {
      @get('/')
      // @ts-expect-error -- the compiler says so too
      find(@param.array('ids', 'query', {type: 'integer'}) _ids: string) {}
    }

    expect(() => getControllerSpec(Todos)).toThrow(
      "Todos.find describes the parameter 'ids' as an array, and its argument has the type String",
    );
  });

  it('takes its schema from the type of the argument', () => {
    class Todos {
      @get('/')
      find(
        @param({name: 'a', in: 'query'}) _a: string,
        @param({name: 'b', in: 'query'}) _b: number,
        @param({name: 'c', in: 'query'}) _c: boolean,
        @param({name: 'd', in: 'query'}) _d: string[],
        @param({name: 'e', in: 'query', schema: {type: 'integer'}}) _e: number,
      ) {}
    }

    const types = parametersOf(Todos).map(({schema}) => schema);

    expect(types).toEqual([
      {type: 'string'},
      {type: 'number'},
      {type: 'boolean'},
      {type: 'array'},
      {type: 'integer'},
    ]);
  });

  it('joins those that were given to the verb', () => {
    class Todos {
      @get('/{id}', {
        parameters: [
          {name: 'id', in: 'path', schema: {type: 'string'}},
          {name: 'q', in: 'query', description: 'What to find', schema: {type: 'string'}},
        ],
      })
      find(@param({name: 'q', in: 'query', required: true}) _q: unknown) {}
    }

    const [operation] = getControllerOperations(Todos);

    expect(operation?.spec.parameters).toEqual([
      {name: 'id', in: 'path', required: true, schema: {type: 'string'}},
      {
        name: 'q',
        in: 'query',
        description: 'What to find',
        required: true,
        schema: {type: 'string'},
      },
    ]);
    expect(operation?.args).toMatchObject([{parameter: {name: 'q'}}]);
  });

  it('is described once in each place', () => {
    class Todos {
      @get('/')
      find(
        @param.query.string('id') _id: string,
        @param.header.string('id') _header: string,
        @param.query.integer('id') _again: number,
      ) {}
    }

    expect(() => getControllerSpec(Todos)).toThrow(
      "Todos.find describes the query parameter 'id' twice: rename one of the two, or remove it.",
    );
  });
});

function parametersOf(controller: ControllerClass): ParameterObject[] {
  const [operation] = getControllerOperations(controller);
  return (operation?.spec.parameters ?? []) as ParameterObject[];
}
