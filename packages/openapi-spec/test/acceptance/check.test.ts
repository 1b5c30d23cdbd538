import {describe, expect, it} from '@jest/globals';

import {FAULT_CODES, check} from '@rondojs/openapi-spec';

import {givenDocument} from './given-document.js';

import type {FaultCode} from '@rondojs/openapi-spec';
import type {Change} from './given-document.js';

const GET = '/paths/~1todos~1{id}/get';
const SCHEMA = '/components/schemas/New';
const param = (name: string, place = 'path') => ({name, in: place, required: place === 'path', schema: {type: 'integer'}});
const id = param('id');
const responses = {'200': {description: 'OK'}};

describe('check', () => {
  it('finds nothing wrong with a valid document', async () => {
    expect(await check(givenDocument())).toEqual([]);
  });

  it.each<Row>([
    row('a version that is none', {document: {openapi: '2.0'}}, 'unknown-version', '/openapi', "'3.1.1'"),
    row('a name that no component can have', {schemas: {'a b': {}}}, 'invalid-value', '/components/schemas/a b', "letters, digits"),
    row('no title', {document: {info: {version: '1'}}}, 'missing-field', '/info', "Add 'title'"),
    row('a response without description', {operation: {responses: {200: {}}}}, 'missing-field', `${GET}/responses/200`, "'description'"),
    row('a mistyped field', {operation: {sumary: 'x'}}, 'unknown-field', `${GET}/sumary`, "did you mean 'summary'?"),
    row('a field that nobody knows', {document: {zebra: 1}}, 'unknown-field', '/zebra', "begin its name with 'x-'"),
    row('a field of 3.2', {paths: {'/s': {query: {responses}}}}, 'unknown-field', '/paths/~1s/query', 'of OpenAPI 3.2'),
    row('a stream in 3.1', streamOf('3.1'), 'unknown-field', `${GET}/responses/200/content/text~1event-stream/itemSchema`, '3.2'),
    row('a wrong type', {operation: {deprecated: 'yes'}}, 'invalid-value', `${GET}/deprecated`, 'of type boolean'),
    row('an unknown place of a parameter', {operation: {parameters: [id, param('q', 'body')]}}, 'invalid-value', `${GET}/parameters/1/in`, "'cookie'"),
    row('a document of nothing', {document: {paths: undefined, components: undefined}}, 'missing-field', '', "'webhooks'"),
    row('a reference to nothing', {schemas: {New: {$ref: '#/components/schemas/Tood'}}}, 'unresolved-reference', `${SCHEMA}/$ref`, "did you mean '#/components/schemas/Todo'?"),
    row('a reference elsewhere', {schemas: {New: {$ref: 'other.yaml#/Todo'}}}, 'unresolved-reference', `${SCHEMA}/$ref`, 'bundle'),
    row('a parameter that is referred to in vain', {operation: {parameters: [id, {$ref: '#/components/parameters/q'}]}}, 'unresolved-reference', `${GET}/parameters/1/$ref`, 'leads nowhere'),
    row('a body that is referred to in vain', {operation: {requestBody: {$ref: '#/components/requestBodies/b'}}}, 'unresolved-reference', `${GET}/requestBody/$ref`, 'leads nowhere'),
    row('a response that is referred to in vain', {operation: {responses: {200: {$ref: '#/components/responses/r'}}}}, 'unresolved-reference', `${GET}/responses/200/$ref`, 'leads nowhere'),
    row('a path item that is referred to in vain', {paths: {'/x': {$ref: '#/components/pathItems/x'}}}, 'unresolved-reference', '/paths/~1x/$ref', 'leads nowhere'),
    row('a link to no operation', {operation: {responses: {200: {description: '', links: {next: {operationId: 'findTodoo'}}}}}}, 'unresolved-reference', `${GET}/responses/200/links/next/operationId`, "'findTodo'"),
    row('a mapping to nothing', {schemas: {New: {oneOf: [{$ref: '#/components/schemas/Todo'}], discriminator: {propertyName: 'k', mapping: {a: '#/components/schemas/A'}}}}}, 'unresolved-reference', `${SCHEMA}/discriminator/mapping/a`, 'leads nowhere'),
    row('a response in the place of a schema', {components: {responses: {R: {description: ''}}, schemas: {Todo: {$ref: '#/components/responses/R'}}}}, 'wrong-reference', '/components/schemas/Todo/$ref', '#/components/schemas'),
    row('references in a circle', {schemas: {A: {$ref: '#/components/schemas/B'}, B: {$ref: '#/components/schemas/A'}}}, 'circular-reference', '/components/schemas/A/$ref', 'back to itself'),
    row('an operationId twice', {paths: {'/x': {get: {operationId: 'findTodo', responses}}}}, 'duplicate-operation-id', '/paths/~1x/get/operationId', GET),
    row('two paths of one shape', {paths: {'/todos/{name}': {get: {parameters: [param('name')], responses}}}}, 'same-path-shape', '/paths/~1todos~1{name}', "'/todos/{id}'"),
    row('a placeholder that nobody describes', {operation: {parameters: []}}, 'missing-path-parameter', GET, "name: 'id'"),
    row('a parameter that is not in the path', {operation: {parameters: [id, param('key')]}}, 'unused-path-parameter', `${GET}/parameters/1`, 'has no {key}'),
    row('a parameter twice', {operation: {parameters: [id, param('q', 'query'), param('q', 'query')]}}, 'duplicate-parameter', `${GET}/parameters/2`, "'q'"),
    row('a type that is none', {schemas: {New: {type: 'strng'}}}, 'invalid-schema', `${SCHEMA}/type`, "'string'"),
    row('a limit of 3.0', {schemas: {New: {type: 'number', exclusiveMinimum: true}}}, 'invalid-schema', `${SCHEMA}/exclusiveMinimum`, 'of type number'),
    row('a fault deep in a schema', {schemas: {New: {properties: {a: {items: {minLength: -1}}}}}}, 'invalid-schema', `${SCHEMA}/properties/a/items/minLength`, 'at least 0'),
    row('a pattern that is none', {schemas: {New: {type: 'string', pattern: '('}}}, 'invalid-pattern', `${SCHEMA}/pattern`, 'Unterminated group'),
    row('a pattern of properties that is none', {schemas: {New: {patternProperties: {'[': {}}}}}, 'invalid-pattern', `${SCHEMA}/patternProperties/[`, 'flag u'),
    row('a schema that Ajv refuses', {schemas: {New: {enum: []}}}, 'uncompilable-schema', SCHEMA, 'non-empty array'),
    row('an example that breaks its schema', {schemas: {New: {type: 'integer', examples: [1, 'two']}}}, 'invalid-example', `${SCHEMA}/examples/1`, 'of type integer'),
    row('an example of a body', exampleOf({example: {titel: 'x'}}), 'invalid-example', `${GET}/responses/200/content/application~1json/example`, "Add 'title'"),
    row('a named example', exampleOf({examples: {one: {value: {title: 1}}}}), 'invalid-example', `${GET}/responses/200/content/application~1json/examples/one`, 'At /title'),
    row('an example that is referred to', {...exampleOf({examples: {one: {$ref: '#/components/examples/E'}}}), components: {schemas: {Todo: {type: 'object', required: ['title']}}, examples: {E: {value: {}}}}}, 'invalid-example', `${GET}/responses/200/content/application~1json/examples/one`, "Add 'title'"),
    row('a default that breaks its schema', {schemas: {New: {type: 'string', maxLength: 2, default: 'long'}}}, 'invalid-default', `${SCHEMA}/default`, '2 characters long'),
    row('a pattern that takes for ever', {schemas: {New: {type: 'string', pattern: '^(a+)+$'}}}, 'slow-pattern', `${SCHEMA}/pattern`, 'in one way only'),
    row('a mistyped keyword', {schemas: {New: {type: 'string', maxLenght: 2}}}, 'probable-typo', `${SCHEMA}/maxLenght`, "did you mean 'maxLength'?"),
    row('a keyword of 3.0', {schemas: {New: {type: 'string', nullable: true}}}, 'old-keyword', `${SCHEMA}/nullable`, "'null'"),
  ])('finds $what, and nothing else', async ({change, code, pointer, says}) => {
    const faults = await check(givenDocument(change));

    const others = faults.filter(fault => fault.code !== code);
    const fault = faults.find(one => one.code === code && one.pointer === pointer);
    expect(others).toEqual([]);
    expect(fault).toMatchObject({severity: FAULT_CODES[code], message: expect.stringContaining(says)});
    proven.add(code);
  });

  const proven = new Set<FaultCode>();

  it('has a row here for each code', () => {
    expect([...proven].sort()).toEqual(Object.keys(FAULT_CODES).sort());
  });

  it('finds all at once', async () => {
    const document = givenDocument({
      operation: {sumary: 'x', parameters: []},
      schemas: {New: {$ref: '#/nowhere'}, Bad: {type: 'strng'}, Slow: {type: 'string', pattern: '^(a*)*$', maxLenght: 1}},
      document: {info: {title: 'No version'}},
    });

    const codes = (await check(document)).map(({code}) => code);

    expect(codes.sort()).toEqual([
      'invalid-schema',
      'missing-field',
      'missing-path-parameter',
      'probable-typo',
      'slow-pattern',
      'unknown-field',
      'unresolved-reference',
    ]);
  });

  it.each([
    ['slugs', '^[a-z0-9]+(-[a-z0-9]+)*$'],
    ['dates', String.raw`^\d{4}-\d{2}-\d{2}$`],
    ['versions', String.raw`^(\d+\.)*\d+$`],
  ])('finds nothing slow in the pattern of %s', async (_, pattern) => {
    expect(await check(givenDocument({schemas: {New: {type: 'string', pattern}}}))).toEqual([]);
  });

  it.each<[string, Change]>([
    ['circular schemas', {schemas: {Tree: {type: 'object', properties: {children: {type: 'array', items: {$ref: '#/components/schemas/Tree'}}}}}}],
    ['a reference with siblings', {schemas: {New: {$ref: '#/components/schemas/Todo', description: 'A new one'}}}],
    ['references by $anchor and $id', {schemas: {New: {$anchor: 'new', type: 'string'}, Other: {$ref: '#new'}, Far: {$id: 'https://a.example/far', type: 'string'}, Near: {$ref: 'https://a.example/far'}}}],
    ['pointers with escapes', {paths: {'/y': {$ref: '#/paths/~1z%20y'}, '/z y': {get: {responses}}}, schemas: {Some: {properties: {'x~y': {type: 'string'}}}, Other: {$ref: '#/components/schemas/Some/properties/x~0y'}}}],
    ['what only responses have', {schemas: {New: {type: 'object', required: ['id'], properties: {id: {type: 'integer', readOnly: true}}, examples: [{}]}}}],
    ['an example of XML, which is text', {operation: {responses: {200: {description: '', content: {'application/xml': {schema: {type: 'object'}, example: '<a/>'}}}}}}],
    ['parameters of the path item', {paths: {'/x/{key}': {parameters: [param('key')], get: {responses}}}}],
    ['booleans as schemas', {schemas: {Any: true, None: false}}],
    ['schemas of another dialect', {schemas: {Old: {$schema: 'http://json-schema.org/draft-04/schema#', exclusiveMinimum: true, minimum: 1}}}],
    ['members that objects inherit', {schemas: {New: {type: 'object', properties: {constructor: {type: 'string'}, toString: {type: 'string'}}}}}],
  ])('allows %s', async (_, change) => {
    const faults = await check(givenDocument(change), {quick: true});

    expect(faults).toEqual([]);
  });

  it('leaves warnings out when it is quick, and schemas that no example needs compiled', async () => {
    const document = givenDocument({schemas: {New: {enum: [], maxLenght: 1}}});

    expect(await check(document, {quick: true})).toEqual([]);
    expect(await check(document)).toHaveLength(2);
  });

  it.each(['3.2.0', '3.2.1'])('knows what streams need in %s', async openapi => {
    const stream = streamOf('3.2');
    const paths = {'/search': {query: {operationId: 'search', responses}, additionalOperations: {PURGE: {responses}}}};

    const faults = await check(givenDocument({...stream, paths, document: {openapi}}));

    expect(faults).toEqual([]);
  });

  it('looks into QUERY and methods of your own', async () => {
    const operation = {operationId: 'findTodo', responses};
    const paths = {'/search/{x}': {query: operation, additionalOperations: {PURGE: operation}}};

    const faults = await check(givenDocument({paths, document: {openapi: '3.2.0'}}));

    expect(faults.map(({code}) => code).sort()).toEqual([
      'duplicate-operation-id',
      'duplicate-operation-id',
      'missing-path-parameter',
      'missing-path-parameter',
    ]);
  });

  it('reads 3.0 as 3.0: its limits, its null, its examples', async () => {
    const schemas = {
      New: {type: 'string', nullable: true, example: null},
      Above: {type: 'number', minimum: 1, exclusiveMinimum: true, example: 1},
      Newer: {const: 1},
    };

    const faults = await check(givenDocument({schemas, document: {openapi: '3.0.3'}}));

    expect(faults.map(({pointer, code}) => `${code} ${pointer}`).sort()).toEqual([
      'invalid-example /components/schemas/Above/example',
      'unknown-field /components/schemas/Newer/const',
    ]);
  });
});

interface Row {
  readonly what: string;
  readonly change: Change;
  readonly code: FaultCode;
  readonly pointer: string;
  readonly says: string;
}

function row(what: string, change: Change, code: FaultCode, pointer: string, says: string): Row {
  return {what, change, code, pointer, says};
}

function exampleOf(example: object): Change {
  const schema = {$ref: '#/components/schemas/Todo'};
  return {operation: {responses: {200: {description: '', content: {'application/json': {schema, ...example}}}}}};
}

function streamOf(_version: string): Change {
  const content = {'text/event-stream': {itemSchema: {type: 'object'}}};
  return {operation: {responses: {200: {description: '', content}}}};
}
