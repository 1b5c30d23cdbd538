import {describe, expect, it} from '@jest/globals';
import {type} from 'arktype';
import {z} from 'zod';

import {get, getControllerOperations, getModelSchemaRef, model, param} from '@rondojs/openapi-spec';
import {post, property, requestBody, route} from '@rondojs/openapi-spec';
import type {ArgumentDecorator, SchemaObject, SchemaSource} from '@rondojs/openapi-spec';

/*
 * The compiler is what is tested here: it takes what has no comment, and refuses what has one. Where it
 * refused nothing, the comment itself would be its error.
 */

const Todo = z.object({title: z.string(), priority: z.number().default(3)});
const User = type({name: 'string', 'age?': 'number'});
const Described = {type: 'string', description: 'A text'} as const;
const Page = {
  type: 'object',
  required: ['size', 'sort'],
  properties: {
    size: {type: 'integer'},
    sort: {type: 'array', items: {enum: ['up', 'down']}},
    after: {type: ['string', 'null']},
  },
} as const;

@model()
class Address {
  @property({type: 'string', required: true}) city!: string;
  @property.array('integer') floors?: number[];

  label() {
    return this.city;
  }
}

interface City {
  city: string;
  floors?: number[];
}

describe('an argument', () => {
  it('takes what its schema gives', () => {
    class Takes {
      @post('/{id}')
      all(
        @param.path('id', {type: 'integer', minimum: 1}) _id: number,
        @requestBody(Todo) _todo: {title: string; priority: number},
        @param.query('user', User) _user: {name: string; age?: number} | undefined,
        @param.query('page', Page, {required: true})
        _page: {size: number; sort: ('up' | 'down')[]; after?: string | null},
        @param.query('limit', {type: 'integer', default: 20}) _limit: number,
        @param.header.string('key') _key: string,
        @param.query.array('ids', {type: 'integer'}) _ids: readonly number[],
        @param.query.object('any') _any: {anything: string},
        @param.query.dateTime('since') _since: Date,
        @param.query.array('names', String) _names: string[],
        @param.query('count', Number, {required: true}) _count: number,
      ) {}

      @post('/address')
      address(@requestBody(Address) _address: City) {}

      @post('/partial')
      partial(
        @requestBody(getModelSchemaRef(Address, {partial: true, exclude: ['floors']}))
        _address: Partial<Pick<City, 'city'>>,
      ) {}

      @post('/maybe')
      maybe(@requestBody(Todo, {required: false}) _todo?: z.output<typeof Todo>) {}
    }

    expect(getControllerOperations(Takes)).toHaveLength(4);
  });

  it('is refused when it takes something else', () => {
    class Refused {
      @post('/{id}')
      all(
        // @ts-expect-error -- it is a number
        @param.path('id', {type: 'integer'}) _id: string,
        // @ts-expect-error -- a priority is always there, and a number
        @requestBody(Todo) _todo: {title: string; priority: string},
        // @ts-expect-error -- a name is a string
        @param.query('user', User) _user: {name: number} | undefined,
        // @ts-expect-error -- it may sort upwards
        @param.query('page', Page, {required: true}) _page: {size: number; sort: 'down'[]},
        // @ts-expect-error -- it may be missing
        @param.query('limit', {type: 'integer'}) _limit: number,
        // @ts-expect-error -- it is a string
        @param.header.string('key') _key: number,
        // @ts-expect-error -- its items are numbers
        @param.query.array('ids', {type: 'integer'}) _ids: string[],
        // @ts-expect-error -- it is a number
        @param.query('count', Number, {required: true}) _count: string,
        // @ts-expect-error -- it is true or false
        @param.cookie.boolean('dry') _dry: 'true' | 'false',
      ) {}

      @post('/address')
      // @ts-expect-error -- JSON has no methods
      address(@requestBody(Address) _address: Address) {}

      @post('/partial')
      // @ts-expect-error -- the city may be missing
      partial(@requestBody(getModelSchemaRef(Address, {partial: true})) _address: City) {}

      @post('/options')
      // @ts-expect-error -- the same schema among options
      options(@requestBody({schema: Todo, description: 'A todo'}) _todo: {title: number}) {}

      @post('/described')
      // @ts-expect-error -- a schema may have a description, as options may
      described(@requestBody(Described) _text: number) {}

      @post('/user')
      // @ts-expect-error -- so has one of a library
      user(@requestBody(User) _user: {name: number}) {}

      @post('/maybe')
      // @ts-expect-error -- there may be no body
      maybe(@requestBody(Todo, {required: false}) _todo: z.output<typeof Todo>) {}

      @post('/text')
      // @ts-expect-error -- it is text
      text(@requestBody.text() _text: Buffer) {}
    }

    expect(getControllerOperations(Refused)).toHaveLength(8);
  });

  it('is not checked where the compiler does not know its schema', () => {
    const known: SchemaObject = {type: 'integer'};
    const unknown = {type: 'string'} as SchemaSource;
    const tenant = (): ArgumentDecorator<string> => param.header.string('X-Tenant');
    const anything = (): ParameterDecorator => param.header.string('X-Thing');
    class Unchecked {
      @get('/')
      find(
        @param.query('a', known) _a: string,
        @param.query('b', unknown) _b: number,
        @param({name: 'c', in: 'query', schema: {type: 'string'}}) _c: number,
        @tenant() _tenant: string,
        @anything() _anything: string,
      ) {}
    }

    expect(getControllerOperations(Unchecked)).toHaveLength(1);
  });
});

describe('a property of a model', () => {
  it('has the type that is described', () => {
    @model()
    class Good {
      @property({type: 'integer', required: true}) id!: number;
      @property({enum: ['a', 'b']}) kind?: 'a' | 'b';
      @property({type: () => Good}) next?: Good;
      @property({type: 'dateTime'}) at?: string;
      @property({type: Address}) address?: City;
      @property.array(() => Good, {required: true}) all!: Good[];
    }
    class Bad {
      // @ts-expect-error -- it is a number
      @property({type: 'integer', required: true}) id!: string;
      // @ts-expect-error -- it may be absent
      @property({type: 'string'}) name!: string;
      // @ts-expect-error -- it may be b
      @property({enum: ['a', 'b']}) kind?: 'a';
      // @ts-expect-error -- JSON has no dates
      @property({type: 'dateTime'}) at?: Date;
      // @ts-expect-error -- its items are strings
      @property.array('string') tags?: number[];
    }

    expect([new Good(), new Bad()]).toHaveLength(2);
  });
});

describe('the handler of a route', () => {
  it('gets what the route describes', () => {
    const find = route({
      verb: 'post',
      path: '/todos/{id}',
      params: {id: {type: 'integer'}},
      query: {page: Page, limit: {schema: {type: 'integer'}, required: true}},
      header: {'X-Key': {type: 'string', default: 'none'}},
      body: Todo,
      handler: ({path, query, header, body}) => {
        const id: number = path.id;
        const sort: 'up' | 'down' | undefined = query.page?.sort[0];
        const limit: number = query.limit;
        const key: string = header['X-Key'];
        const priority: number = body.priority;
        // @ts-expect-error -- it may be missing
        const size: number = query.page.size;
        // @ts-expect-error -- no such parameter
        const other: unknown = query.other;
        // @ts-expect-error -- it is a number
        const text: string = path.id;
        return [id, sort, limit, key, priority, size, other, text];
      },
    });

    expect(find.path).toBe('/todos/{id}');
  });
});
