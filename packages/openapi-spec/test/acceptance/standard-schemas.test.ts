import {describe, expect, it} from '@jest/globals';
import {type} from 'arktype';
import {z} from 'zod';

import {getControllerOperations, getControllerSpec, getJsonSchema} from '@rondojs/openapi-spec';
import {named, ownValidationOf, param, post, requestBody, response} from '@rondojs/openapi-spec';
import {standardSchemaOf} from '@rondojs/openapi-spec';
import type {ControllerClass, RequestBodyObject, SchemaSource} from '@rondojs/openapi-spec';

const Todo = z
  .object({title: z.string().min(1), priority: z.number().default(3)})
  .meta({id: 'Todo', description: 'Something to be done.'});

describe('a schema of zod', () => {
  it('describes what goes in and what comes out, under names of their own where they differ', () => {
    class Todos {
      @post('/')
      @response(200, Todo)
      create(@requestBody(Todo) _todo: z.infer<typeof Todo>) {}
    }

    const {paths, components} = getControllerSpec(Todos);

    expect(paths['/']?.post).toMatchObject({
      requestBody: {content: {'application/json': {schema: {$ref: '#/components/schemas/Todo'}}}},
      responses: {
        '200': {content: {'application/json': {schema: {$ref: '#/components/schemas/TodoOutput'}}}},
      },
    });
    const properties = {
      title: {type: 'string', minLength: 1},
      priority: {type: 'number', default: 3},
    };
    const description = 'Something to be done.';
    expect(components?.schemas).toEqual({
      Todo: {type: 'object', description, properties, required: ['title']},
      TodoOutput: {type: 'object', description, properties, required: ['title', 'priority']},
    });
  });

  it('has one name where what goes in is what comes out', () => {
    const User = z.object({name: z.string()}).meta({id: 'User'});
    class Users {
      @post('/') @response(200, z.array(User)) create(@requestBody(User) _user: {name: string}) {}
    }

    expect(Object.keys(schemasOf(Users))).toEqual(['User']);
  });

  it('keeps what a strict object says of others', () => {
    const Strict = z.strictObject({name: z.string()});

    const [input, output] = (['input', 'output'] as const).map(direction =>
      getJsonSchema(Strict, {direction}),
    );

    expect(input).toMatchObject({additionalProperties: false});
    expect(output).toEqual(input);
  });

  it('may contain itself, and stands in the components under a name that stays', () => {
    const Node = z.object({
      name: z.string(),
      get children() {
        return z.array(Node);
      },
    });
    class Trees {
      @post('/a') create(@requestBody(Node) _node: z.infer<typeof Node>) {}
      @post('/b') @response(200, Node) find() {}
    }

    const [[name, schema] = []] = Object.entries(schemasOf(Trees));

    expect(name).toMatch(/^Schema_[0-9a-f]{8}$/);
    expect(Object.keys(schemasOf(Trees))).toHaveLength(1);
    expect(schema).toMatchObject({
      properties: {children: {items: {$ref: `#/components/schemas/${name}`}}},
    });
  });

  it('may stand inside JSON Schema, and inside other schemas', () => {
    const Page = z.object({items: z.array(Todo)});
    class Todos {
      @post('/a') add(@requestBody.array(Todo) _todos: z.infer<typeof Todo>[]) {}
      @post('/b') @response(200, Page) find() {}
    }

    const {paths} = getControllerSpec(Todos);

    expect(paths['/a']?.post?.requestBody).toMatchObject({
      content: {
        'application/json': {schema: {type: 'array', items: {$ref: '#/components/schemas/Todo'}}},
      },
    });
    expect(Object.keys(schemasOf(Todos)).sort()).toEqual(['Todo', 'TodoOutput']);
  });

  it('that cannot be written as JSON Schema says who has it, and why', () => {
    const When = z.object({when: z.date()});
    class Todos {
      @post('/') create(@requestBody(When) _when: {when: Date}) {}
    }

    expect(() => getControllerSpec(Todos)).toThrow(
      'A schema of zod that Todos.create has cannot be written as JSON Schema: Date cannot be ' +
        'represented in JSON Schema. Describe what is sent and what comes of it, and let the schema ' +
        'convert one to the other.',
    );
  });
});

describe('a schema of arktype', () => {
  it('describes what goes in and what comes out', () => {
    const User = named('User', type({name: 'string > 0', 'age?': 'number.integer >= 0'}));
    class Users {
      @post('/')
      @response(200, User)
      create(
        @requestBody(User) _user: typeof User.infer,
        @param.query('limit', type('string.numeric.parse')) _limit: number | undefined,
      ) {}
    }

    const {paths, components} = getControllerSpec(Users);

    const content = {'application/json': {schema: {$ref: '#/components/schemas/User'}}};
    expect(paths['/']?.post).toMatchObject({
      parameters: [{name: 'limit', in: 'query', schema: {type: 'string'}}],
      requestBody: {content},
      responses: {'200': {content}},
    });
    expect(components?.schemas).toEqual({
      User: {
        type: 'object',
        properties: {name: {type: 'string', minLength: 1}, age: {type: 'integer', minimum: 0}},
        required: ['name'],
      },
    });
  });

  it('has stable names for what arktype numbers', () => {
    const {node} = type.module({node: {name: 'string', 'child?': 'node'}});

    const [first, second] = [getJsonSchema(node), getJsonSchema({type: 'array', items: node})];

    const [name] = Object.keys(second.$defs ?? {});
    expect(name).toMatch(/^Schema_[0-9a-f]{8}_0$/);
    expect(first).toMatchObject({properties: {child: {$ref: '#'}}});
    expect(second).toMatchObject({items: {$ref: `#/$defs/${name}`}});
  });
});

describe('a schema that validates only', () => {
  it('is refused, and told what is missing', () => {
    const validate = (value: unknown) => ({value});
    const schema = {'~standard': {version: 1, vendor: 'mine', validate}} as unknown as SchemaSource;

    expect(() => getJsonSchema(schema)).toThrow(
      'A schema of mine that getJsonSchema has cannot be written as JSON Schema: ' +
        'it does not implement Standard JSON Schema.',
    );
  });
});

describe("a schema's own validation", () => {
  const Range = z
    .object({from: z.number(), to: z.number()})
    .refine(({from, to}) => from <= to, {message: 'ends before it begins', path: ['to']})
    .meta({id: 'Range'});

  it('is found at the schema, and at the component that it refers to', () => {
    class Ranges {
      @post('/') create(@requestBody(Range) _range: z.infer<typeof Range>) {}
    }

    const components = getControllerSpec(Ranges).components ?? {};
    const direct = schemaOfBody(Ranges);
    const reference = {$ref: '#/components/schemas/Range'};

    expect(standardSchemaOf(direct)).toBe(Range);
    expect(standardSchemaOf(components.schemas?.Range ?? {})).toBe(Range);
    expect(standardSchemaOf(reference)).toBeUndefined();
    expect(ownValidationOf(reference, components, matchesAll)?.({from: 1, to: 2})).toEqual({
      value: {from: 1, to: 2},
    });
  });

  it('says what JSON Schema cannot, and where', () => {
    const schema = describedBy({type: 'object', properties: {ranges: {type: 'array', items: Range}}});

    const result = schema.validate?.({ranges: [{from: 1, to: 2}, {from: 2, to: 1}]});

    expect(result).toEqual({
      issues: [{path: ['ranges', 1, 'to'], message: 'ends before it begins'}],
    });
  });

  it('may convert a value, or a part of it', () => {
    const Day = z.string().transform(text => new Date(text));
    const schema = describedBy({type: 'object', additionalProperties: Day});

    const result = schema.validate?.({a: '2026-01-02'});

    expect(result).toEqual({value: {a: new Date('2026-01-02')}});
  });

  it('may take its time', async () => {
    const Name = z.string().refine(name => Promise.resolve(name !== 'taken'), 'is taken');
    const {validate} = describedBy(Name);

    const [good, bad] = [validate?.('free'), validate?.('taken')];

    expect(good).toBeInstanceOf(Promise);
    expect(await good).toEqual({value: 'free'});
    expect(await bad).toEqual({issues: [{path: [], message: 'is taken'}]});
  });

  it('is that of arktype too', () => {
    const {validate} = describedBy(type({a: 'number'}).narrow(({a}, ctx) => a % 2 === 0 || ctx.mustBe('even')));

    expect(validate?.({a: 2})).toEqual({value: {a: 2}});
    expect(validate?.({a: 1})).toMatchObject({issues: [{path: [], message: expect.stringContaining('even')}]});
  });

  it('is absent where JSON Schema says it all', () => {
    const {validate} = describedBy({type: 'object', properties: {a: {type: 'string'}}});

    expect(validate).toBeUndefined();
  });
});

function describedBy(source: SchemaSource) {
  class Users {
    @post('/') create(@requestBody.json(source) _body: unknown) {}
  }
  return {validate: ownValidationOf(schemaOfBody(Users), getControllerSpec(Users).components ?? {}, matchesAll)};
}

/** What a server asks Ajv; these schemas have no choices. */
function matchesAll(): boolean {
  return true;
}

function schemaOfBody(controller: ControllerClass): object {
  const [operation] = getControllerOperations(controller);
  const body = operation?.spec.requestBody as RequestBodyObject | undefined;
  return body?.content['application/json']?.schema ?? {};
}

function schemasOf(controller: ControllerClass): Record<string, unknown> {
  return getControllerSpec(controller).components?.schemas ?? {};
}
