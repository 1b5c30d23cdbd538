import {afterEach, describe, expect, it, jest} from '@jest/globals';

import {FORMAT_TAG, KEYWORD_TAG, ROUTE_TAG} from '@rondojs/rest';
import {api, get} from '@rondojs/openapi-spec';

import {givenApplication, stopAll} from '../helpers.js';

import type {Answer} from '../helpers.js';
import type {ComponentsObject, OperationObject, ParameterObject, SchemaObject} from '@rondojs/openapi-spec';
import type {FormatDefinition, KeywordDefinition, RestApplication, RestServerConfig} from '@rondojs/rest';

interface Fault {
  readonly in: string;
  readonly pointer: string;
  readonly code: string;
  readonly message: string;
  readonly expected?: unknown;
}

const PETS: ComponentsObject = {
  schemas: {
    Cat: {type: 'object', required: ['kind', 'lives'], properties: {kind: {type: 'string'}, lives: {type: 'integer'}}},
    Dog: {type: 'object', required: ['kind', 'tricks'], properties: {kind: {type: 'string'}, tricks: {type: 'array'}}},
    Pet: {
      oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}],
      discriminator: {propertyName: 'kind', mapping: {cat: '#/components/schemas/Cat', tom: 'Cat'}},
    },
  },
};

afterEach(stopAll);

describe('a fault', () => {
  it.each<[SchemaObject, unknown, string, unknown]>([
    [{type: 'string'}, 1, 'must be text', 'string'],
    [{type: ['string', 'null']}, 1, 'must be text, or null', ['string', 'null']],
    [{enum: ['a', 7]}, 'b', 'must be one of a, 7', ['a', 7]],
    [{const: 'a'}, 'b', 'must be a', 'a'],
    [{minLength: 1}, '', 'must have at least one character', 1],
    [{maxLength: 2}, 'abc', 'must have at most 2 characters', 2],
    [{pattern: '^a'}, 'b', 'must match the pattern ^a', '^a'],
    [{format: 'date'}, 'x', 'must be a date: 2024-12-31', 'date'],
    [{format: 'email'}, 'x', 'must be an e-mail address', 'email'],
    [{minimum: 1}, 0, 'must be at least 1', 1],
    [{maximum: 1}, 2, 'must be at most 1', 1],
    [{exclusiveMinimum: 1}, 1, 'must be more than 1', 1],
    [{exclusiveMaximum: 1}, 1, 'must be less than 1', 1],
    [{multipleOf: 3}, 4, 'must be a multiple of 3', 3],
    [{minItems: 1}, [], 'must have at least one item', 1],
    [{maxItems: 1}, [1, 2], 'must have at most one item', 1],
    [{uniqueItems: true}, [1, 1], 'must not have an item twice: 0 and 1 are equal', undefined],
    [{contains: {type: 'string'}}, [1], 'must have at least one item of a certain kind', undefined],
    [{minProperties: 2}, {a: 1}, 'must have at least 2 properties', 2],
    [{maxProperties: 0}, {a: 1}, 'must have at most 0 properties', 0],
    [{required: ['a']}, {}, 'is required', undefined],
    [{dependentRequired: {a: ['b']}}, {a: 1}, 'is required where there is a', undefined],
    [{additionalProperties: false}, {a: 1}, 'is not a property that is described', undefined],
    [{unevaluatedProperties: false}, {a: 1}, 'is not a property that is described', undefined],
    [{not: {type: 'string'}}, 'a', 'must not be as a schema says', undefined],
    [{properties: {a: false as never}}, {a: 1}, 'must not be given', undefined],
  ])('of %j tells what it should have been', async (schema, value, message, expected) => {
    // What an item should have been to be of a certain kind is told too.
    const fault = (await faultsOf(schema, value)).at(-1);

    expect(fault).toMatchObject({in: 'body', message});
    expect(fault?.expected).toEqual(expected);
  });

  it('is of a parameter in 400, before the body is looked at, and of the body in 422', async () => {
    const {client} = await givenApplication([], app => {
      app.route('post', '/a', {...bodyOf({type: 'integer'}), parameters: [parameter('q', {type: 'integer'})]}, () => 1);
    });

    const answers = [await client.post('/a?q=x', 'x'), await client.post('/a?q=1', 'x')];

    expect(answers.map(({status}) => status)).toEqual([400, 422]);
    expect(answers.map(answer => faults(answer).map(({in: place}) => place))).toEqual([['query'], ['body']]);
  });

  it('is told with all others of path, query, header and cookie', async () => {
    const places = ['path', 'query', 'header', 'cookie'] as const;
    const parameters = places.map(place => ({...parameter('id', {type: 'integer'}), in: place, required: true}));
    const {client} = await givenApplication([], app => app.route('get', '/a/{id}', {parameters, responses: {}}, () => 1));

    const answer = await client.get('/a/x?id=x', {id: 'x', cookie: 'id=x'});

    expect(faults(answer).map(({in: place, pointer}) => `${place} ${pointer}`)).toEqual(places.map(place => `${place} /id`));
  });

  it('never repeats a value', async () => {
    const secret = 'hunter2';
    const schema: SchemaObject = {
      type: 'object',
      properties: {
        password: {type: 'string', format: 'password', writeOnly: true, minLength: 20, pattern: '^x'},
        pin: {type: 'integer'},
        word: {enum: ['a']},
      },
      propertyNames: {maxLength: 10},
    };

    const {text} = await answerTo(schema, {password: secret, pin: secret, word: secret});

    expect(text).toContain('/password');
    expect(text).not.toContain(secret);
  });

  it('has a pointer that does not grow with what is sent', async () => {
    const schema: SchemaObject = {type: 'object', additionalProperties: false};
    const value = Object.fromEntries(Array.from({length: 30}, (_, index) => ['x'.repeat(10_000) + index, 1]));

    const {text} = await answerTo(schema, value);

    expect(text.length).toBeLessThan(16_384);
  });

  it('is one of at most as many as the option says', async () => {
    const schema: SchemaObject = {type: 'array', items: {type: 'integer'}};
    const value = Array.from({length: 20_000}, () => 'x');

    const answers = [await answerTo(schema, value), await answerTo(schema, value, {maxFaults: 3})];

    expect(answers.map(answer => faults(answer).length)).toEqual([20, 3]);
    expect(answers[0]?.text.length).toBeLessThan(16_384);
  });
});

describe('a schema', () => {
  it('with a discriminator is that of the value alone', async () => {
    const pet: SchemaObject = {$ref: '#/components/schemas/Pet'};
    const values = [
      {kind: 'cat', lives: 9},
      {kind: 'tom', lives: 9},
      {kind: 'Dog', tricks: []},
      {kind: 'cat', tricks: []},
      {kind: 'cow'},
      {},
    ];

    const all = [];
    for (const value of values) all.push((await faultsOf(pet, value, PETS)).map(({pointer, code}) => `${code} ${pointer}`));

    expect(all).toEqual([[], [], [], ['required /lives'], ['enum /kind'], ['required /kind']]);
  });

  it('may be nullable, by reference too', async () => {
    const schema = {properties: {a: {type: 'string', nullable: true}, b: {$ref: '#/components/schemas/Cat', nullable: true}}};

    const found = await faultsOf(schema as unknown as SchemaObject, {a: null, b: null}, PETS);

    expect(found).toEqual([]);
  });

  it('may use formats of your own', async () => {
    const even: FormatDefinition = {name: 'even', validate: (text: string) => text.length % 2 === 0};
    const bind = (app: RestApplication) => app.bind('formats.even').to(even).tag(FORMAT_TAG);

    const found = await faultsOf({type: 'string', format: 'even'}, 'abc', {}, bind);

    expect(found).toEqual([
      {in: 'body', pointer: '', code: 'format', message: 'must be of the format even', expected: 'even'},
    ]);
  });

  it('may use keywords of your own', async () => {
    const divisor: KeywordDefinition = {
      name: 'divisor',
      type: 'number',
      validate: (wanted: number, value: number) => value % wanted === 0,
      message: (wanted: number) => `must have the divisor ${wanted}`,
    };
    const bind = (app: RestApplication) => app.bind('keywords.divisor').to(divisor).tag(KEYWORD_TAG);
    const schema = {properties: {a: {type: 'integer', divisor: 3}}} as SchemaObject;

    const all = [await faultsOf(schema, {a: 6}, {}, bind), await faultsOf(schema, {a: 7}, {}, bind)];

    expect(all).toEqual([
      [],
      [{in: 'body', pointer: '/a', code: 'divisor', message: 'must have the divisor 3', expected: 3}],
    ]);
  });

  it('that is misspelt is refused at the start, with all its faults', async () => {
    const schema = {
      type: 'object',
      properties: {title: {type: 'string', minLenght: 1, 'x-order': 1}},
      requierd: ['title'],
      itmes: {zebra: 1},
    } as unknown as SchemaObject;
    const start = faultsOf(schema, {}, PETS);

    await expect(start).rejects.toThrow(
      [
        'The contract of the server is not valid:',
        '- create: requestBody (application/json).properties.title has the unknown keyword "minLenght". Did you mean "minLength"?',
        '- create: requestBody (application/json) has the unknown keyword "requierd". Did you mean "required"?',
        '- create: requestBody (application/json) has the unknown keyword "itmes". Did you mean "items"?',
      ].join('\n'),
    );
  });
});

describe('a schema that is none', () => {
  it('is refused at the start, as all is that a document may not have', async () => {
    const properties = {color: {type: 'strin'}, next: {$ref: '#/components/schemas/Ca'}};
    const schema = {type: 'object', properties, maxItems: '5'} as unknown as SchemaObject;

    const start = faultsOf(schema, {}, PETS);

    const at = '#/paths/~1/post/requestBody/content/application~1json/schema';
    await expect(start).rejects.toThrow(`${at}/properties/next/$ref (unresolved-reference)`);
    await expect(start).rejects.toThrow(`${at}/properties/color/type (invalid-schema)`);
    await expect(start).rejects.toThrow(`${at}/maxItems (invalid-schema)`);
  });
});

describe('a schema that comes after the start', () => {
  it('is refused by who adds it', async () => {
    const {app} = await givenApplication([]);

    const add = () => app.route('post', '/late', bodyOf({minLenght: 1} as SchemaObject), () => undefined);

    expect(add).toThrow('Did you mean "minLength"?');
  });

  it('is checked at its first request, and each time again, where it was bound by hand', async () => {
    const {app, client, logged} = await givenApplication([]);
    const route = {verb: 'post' as const, path: '/late', spec: bodyOf({minLenght: 1} as SchemaObject), handler: () => undefined};
    app.bind('routes.late').to(route).tag(ROUTE_TAG);

    const statuses = [(await client.post('/late', 1)).status, (await client.post('/late', 1)).status];

    expect(statuses).toEqual([500, 500]);
    expect(String(logged[1]?.error)).toContain('Did you mean "minLength"?');
  });
});

describe('the options of parameters', () => {
  it.each([
    ['a=1&filter[x]=1&other=2', {page: {a: 1, other: '2'}, filter: {x: '1'}}],
    ['a=1', {page: {a: 1}}],
  ])('leave the rest of the query to an open object: %s', async (query, body) => {
    const page = {...parameter('page', {type: 'object', properties: {a: {type: 'integer'}}, additionalProperties: true})};
    const filter: ParameterObject = {name: 'filter', in: 'query', style: 'deepObject', schema: {type: 'object'}};
    const {client} = await givenApplication(
      [],
      app => {
        const spec = {parameters: [page, filter], responses: {}};
        app.route('get', '/open', spec, (one: unknown, other: unknown) => ({page: one, filter: other}));
      },
      {parameters: {unknownQuery: 'refuse'}},
    );

    const answer = await client.get(`/open?${query}`);

    expect(answer.body).toEqual(body);
  });


  it.each<[RestServerConfig['parameters'], string, string]>([
    [{unknownQuery: 'refuse'}, 'q=1&a=2', 'unknown /a'],
    [{unknownQuery: 'refuse'}, 'a[b]=2&filter[x]=1', 'unknown /a[b]'],
    [{unknownQuery: 'ignore'}, 'a=1', ''],
    [{maxPairs: 2}, 'q=1&b&c', 'tooMany '],
    [{maxPairs: 2}, 'q=1&&&&&', ''],
    [{maxLength: 3}, 'q=1234', 'tooLong /q'],
    [{maxDepth: 2}, 'filter[a][b][c]=1', 'depth /filter'],
    [{maxIndex: 1}, 'filter[list][0]=1&filter[list][1]=1&filter[list][2]=1', 'index /filter/list'],
    [{maxDepth: 2}, 'json=[[[]]]', 'depth /json'],
    [{}, 'json={"__proto__":1}', 'name /json'],
    [{}, 'json={"constructor":{"prototype":1}}', 'name /json'],
    [{}, 'json={', 'type /json'],
    [{}, 'json="5"', 'type /json'],
  ])('hold: %j for %s', async (parameters, query, found) => {
    const {client} = await givenOptions(parameters);

    const answer = await client.get(`/options?${query.replaceAll('"', '%22')}`);

    expect(faults(answer).map(({code, pointer}) => `${code} ${pointer}`).join(' ')).toBe(found);
  });

  it('warn once of a key that is unknown', async () => {
    const warn = jest.spyOn(process, 'emitWarning').mockReturnValue();
    const {client} = await givenOptions({unknownQuery: 'warn'});

    const statuses = [(await client.get('/options?a=1')).status, (await client.get('/options?a=2')).status];
    const warnings = warn.mock.calls.map(([message]) => message);
    warn.mockRestore();

    expect(statuses).toEqual([200, 200]);
    expect(warnings).toEqual(['options has been sent "a", which is no parameter of its query.']);
  });

  it('decode formats where that is asked for', async () => {
    const seen: unknown[] = [];
    const parameters = [
      parameter('at', {type: 'string', format: 'date-time'}),
      parameter('id', {type: 'integer', format: 'int64'}),
      parameter('data', {type: 'string', format: 'byte'}),
      parameter('list', {type: 'array', items: {type: 'string', format: 'date-time'}}),
    ];
    const prepare = (app: RestApplication) =>
      app.route('get', '/formats', {parameters, responses: {}}, (...args: unknown[]) => void seen.push(args));
    const decode = {dateTime: true, int64: true, byte: true};
    const query = 'at=2024-01-01T00:00:00Z&id=9007199254740993&data=aGk=&list=2024-01-02T00:00:00Z';
    const {client} = await givenApplication([], app => void prepare(app), {parameters: {decode}});
    const {client: plain} = await givenApplication([], app => void prepare(app));

    const answers = [await client.get(`/formats?${query}`), await plain.get(`/formats?${query}`)];
    const refused = await client.get('/formats?at=yesterday&id=1.5&data=-');

    expect(answers.map(({status}) => status)).toEqual([204, 400]);
    expect(seen).toEqual([
      [new Date('2024-01-01'), 9007199254740993n, Buffer.from('hi'), [new Date('2024-01-02')]],
    ]);
    expect(faults(refused).map(({pointer, code}) => `${code} ${pointer}`)).toEqual(['format /at', 'type /id', 'format /data']);
  });

  it.each([
    ['flag=', [true, null, null]],
    ['flag', [true, null, null]],
    ['text=', [null, '', null]],
    ['count=', [null, null, 5]],
    ['', [null, null, 5]],
  ])('allow empty values: ?%s', async (query, values) => {
    const parameters = [
      {...parameter('flag', {type: 'boolean'}), allowEmptyValue: true},
      {...parameter('text', {type: 'string'}), allowEmptyValue: true},
      {...parameter('count', {type: 'integer', default: 5}), allowEmptyValue: true},
    ];
    const {client} = await givenApplication([], app => {
      app.route('get', '/empty', {parameters, responses: {}}, (...args: unknown[]) => args);
    });

    const {body} = await client.get(`/empty?${query}`);

    expect((body as unknown[]).slice(0, 2)).toEqual(values.slice(0, 2));
    if (!query.includes('flag') && !query.includes('text')) expect((body as unknown[])[2]).toBe(5);
  });

  it('do not keep a parameter from being checked that no argument asks for', async () => {
    class Unasked {
      @get('/unasked', {parameters: [{...parameter('q', {type: 'integer'}), required: true}], responses: {}})
      find() {
        return 'found';
      }
    }
    const {client} = await givenApplication([Unasked]);

    const statuses = [(await client.get('/unasked')).status, (await client.get('/unasked?q=1')).status];

    expect(statuses).toEqual([400, 200]);
  });
});

function givenOptions(parameters: RestServerConfig['parameters'] = {}) {
  const json: ParameterObject = {name: 'json', in: 'query', content: {'application/json': {schema: {type: ['object', 'array']}}}};
  const filter: ParameterObject = {
    name: 'filter',
    in: 'query',
    style: 'deepObject',
    schema: {type: 'object', properties: {list: {type: 'array', items: {type: 'integer'}}}},
  };
  const spec: OperationObject = {operationId: 'options', parameters: [parameter('q', {type: 'string'}), filter, json], responses: {}};
  return givenApplication([], app => app.route('get', '/options', spec, (q: unknown) => [q]), {parameters});
}

function parameter(name: string, schema: SchemaObject): ParameterObject {
  return {name, in: 'query', schema};
}

function bodyOf(schema: SchemaObject): OperationObject {
  return {operationId: 'create', requestBody: {content: {'application/json': {schema}}}, responses: {}};
}

async function faultsOf(
  schema: SchemaObject,
  value: unknown,
  components: ComponentsObject = {},
  prepare: (app: RestApplication) => unknown = () => undefined,
): Promise<readonly Fault[]> {
  return faults(await answerTo(schema, value, {}, components, prepare));
}

async function answerTo(
  schema: SchemaObject,
  value: unknown,
  rest: RestServerConfig = {},
  components: ComponentsObject = {},
  prepare: (app: RestApplication) => unknown = () => undefined,
): Promise<Answer> {
  @api({components})
  class Components {
    @get('/components')
    find() {}
  }
  const prepareAll = (app: RestApplication) => {
    app.route('post', '/', bodyOf(schema), () => undefined);
    prepare(app);
  };
  const {client} = await givenApplication([Components], prepareAll, rest);
  return client.post('/', value);
}

function faults({body}: Answer): readonly Fault[] {
  return (body as {errors?: readonly Fault[]} | undefined)?.errors ?? [];
}
