import {describe, expect, it} from '@jest/globals';

import {
  CircularReferenceError,
  MergeConflictError,
  UnreadableDocumentError,
  UnresolvedReferenceError,
  bundle,
  check,
  formatDocument,
  mergeDocuments,
  parseDocument,
  resolveReference,
} from '@rondojs/openapi-spec';

import {givenDocument} from './given-document.js';

const FILES: Readonly<Record<string, string>> = {
  'api/common.yaml': `
Todo: {type: object, properties: {owner: {$ref: '#/User'}, parent: {$ref: '#/Todo'}}}
User: {$anchor: user, type: object, properties: {todos: {type: array, items: {$ref: 'deep/list.json#/Item'}}}}
Limit: {name: limit, in: query, schema: {$ref: '#/Count'}}
Count: {type: integer}
`,
  'api/deep/list.json': '{"Item": {"$ref": "../common.yaml#/Todo"}}',
  'api/parts.yaml': `
body: {content: {application/json: {schema: {$ref: 'common.yaml#user'}}}}
answer: {description: OK, headers: {X-Count: {$ref: '#/count'}}, links: {next: {$ref: '#/next'}}, content: {application/json: {examples: {one: {$ref: '#/one'}}}}}
count: {schema: {$ref: 'common.yaml#/Count'}}
next: {operationId: createTodo}
one: {value: 1}
event: {'{$request.body#/url}': {post: {responses: {'200': {$ref: '#/answer'}}}}}
item: {get: {parameters: [{$ref: 'common.yaml#/Limit'}], responses: {'200': {$ref: '#/answer'}}}}
`,
};

describe('bundle', () => {
  it('brings all that is in other files into one document: each kind to its components', async () => {
    const document = givenDocument({
      schemas: {New: {$ref: 'common.yaml#/Todo'}},
      operation: {
        requestBody: {$ref: 'parts.yaml#/body'},
        callbacks: {event: {$ref: 'parts.yaml#/event'}},
        responses: {200: {$ref: 'parts.yaml#/answer'}},
      },
      paths: {'/item': {$ref: 'parts.yaml#/item'}, '/same': {$ref: 'parts.yaml#/item'}},
    });

    const whole = await bundle(document, {location: 'api/openapi.yaml', read: path => FILES[path]});

    expect(await check(whole)).toEqual([]);
    expect(JSON.stringify(whole)).not.toMatch(/\.(yaml|json)#/);
    const names = Object.entries(whole.components ?? {}).map(([section, held]) => [section, Object.keys(held as object)]);
    expect(Object.fromEntries(names)).toEqual({
      schemas: ['Todo', 'New', 'Count', 'User', 'Item', 'Todo_2'],
      requestBodies: ['body'],
      callbacks: ['event'],
      responses: ['answer'],
      headers: ['count'],
      links: ['next'],
      examples: ['one'],
      parameters: ['Limit'],
    });
    expect(whole.paths?.['/item']).toHaveProperty('get');
    expect(whole.paths?.['/same']).toEqual({$ref: '#/paths/~1item'});
  });

  it('keeps circular references, also those over several files', async () => {
    const document = givenDocument({schemas: {New: {$ref: 'common.yaml#/Todo'}}});

    const whole = await bundle(document, {location: 'api/openapi.yaml', read: path => FILES[path]});

    expect(whole.components?.schemas?.Todo_2).toHaveProperty('properties.parent', {$ref: '#/components/schemas/Todo_2'});
    expect(whole.components?.schemas?.Item).toEqual({$ref: '#/components/schemas/Todo_2'});
  });

  it('reads URLs, each once, and keeps what stands beside a reference', async () => {
    const read: string[] = [];
    const schemas = {A: {$ref: 'https://a.example/s/one.json', description: 'mine'}, B: {$ref: 'https://a.example/s/one.json'}};

    const whole = await bundle(givenDocument({schemas}), {
      read: url => {
        read.push(url);
        return url.endsWith('one.json') ? {items: {$ref: 'two.json#/x'}} : {x: {type: 'string'}};
      },
    });

    expect(read).toEqual(['https://a.example/s/one.json', 'https://a.example/s/two.json']);
    expect(whole.components?.schemas).toMatchObject({
      A: {$ref: '#/components/schemas/one', description: 'mine'},
      one: {items: {$ref: '#/components/schemas/x'}},
    });
  });

  it('leads references back into the document itself', async () => {
    const document = givenDocument({schemas: {New: {$ref: 'other.json'}}});

    const whole = await bundle(document, {
      location: 'openapi.json',
      read: () => ({items: {$ref: 'openapi.json#/components/schemas/Todo'}}),
    });

    expect(whole.components?.schemas?.other).toEqual({items: {$ref: '#/components/schemas/Todo'}});
  });

  it.each([
    ['no read', undefined],
    ['no such file', () => Promise.reject(new Error('ENOENT'))],
    ['no such part', () => ({})],
  ])('refuses a reference that leads nowhere: %s', async (_, read) => {
    const document = givenDocument({schemas: {New: {$ref: 'other.json#/x'}}});

    const bundled = bundle(document, read && {read});

    await expect(bundled).rejects.toThrow(UnresolvedReferenceError);
    await expect(bundled).rejects.toThrow("'other.json#/x' in #/components/schemas/New");
  });
});

describe('resolveReference', () => {
  it('follows references to what they stand for; descriptions beside them go over', () => {
    const document = givenDocument({components: {parameters: {a: {$ref: '#/components/parameters/b', description: 'A'}, b: {name: 'b', in: 'query'}}}});

    expect(resolveReference(document, {$ref: '#/components/parameters/a'})).toEqual({name: 'b', in: 'query', description: 'A'});
    expect(resolveReference(document, {name: 'c'})).toEqual({name: 'c'});
  });

  it('refuses references that lead nowhere, or in a circle', () => {
    const document = givenDocument({schemas: {A: {$ref: '#/components/schemas/A'}}});

    expect(() => resolveReference(document, {$ref: '#/nowhere'})).toThrow(UnresolvedReferenceError);
    expect(() => resolveReference(document, {$ref: '#/components/schemas/A'})).toThrow(CircularReferenceError);
  });
});

describe('mergeDocuments', () => {
  it('joins paths, verbs, components and tags; and what is equal twice', async () => {
    const first = givenDocument({document: {tags: [{name: 'a'}]}});
    const second = givenDocument({
      document: {tags: [{name: 'a'}, {name: 'b'}], paths: {'/todos': {get: {responses: {'200': {description: ''}}}}}},
      schemas: {User: {type: 'object'}},
    });

    const merged = mergeDocuments(first, second);

    expect(Object.keys(merged.paths?.['/todos'] ?? {})).toEqual(['post', 'get']);
    expect(Object.keys(merged.components?.schemas ?? {})).toEqual(['Todo', 'User']);
    expect(merged.tags).toEqual([{name: 'a'}, {name: 'b'}]);
    expect(await check(merged)).toEqual([]);
  });

  it('names all conflicts, with the pointers of both sides', () => {
    const first = givenDocument({document: {tags: [{name: 'x'}, {name: 'a'}]}});
    const second = givenDocument({
      operation: {summary: 'another'},
      schemas: {Todo: {type: 'string'}},
      paths: {'/other': {get: {operationId: 'createTodo', responses: {}}}},
      document: {tags: [{name: 'a', description: 'another'}]},
    });

    const merge = () => mergeDocuments(first, second);

    expect(merge).toThrow(MergeConflictError);
    expect(merge).toThrow('document 0, #/tags/1 and document 1, #/tags/0');
    expect(conflictsOf(merge).map(({first: {pointer}, second: {pointer: other}}) => [pointer, other])).toEqual([
      ['/paths/~1todos~1{id}/get', '/paths/~1todos~1{id}/get'],
      ['/components/schemas/Todo', '/components/schemas/Todo'],
      ['/tags/1', '/tags/0'],
      ['/paths/~1todos/post/operationId', '/paths/~1other/get/operationId'],
    ]);
  });

  it('keeps the security and the servers of a document to its own operations', () => {
    const first = givenDocument({document: {security: [{key: []}], servers: [{url: 'https://a.example'}]}});
    const webhooks = {told: {post: {responses: {}}}};
    const second = givenDocument({document: {paths: {'/open': {get: {responses: {}}}}, webhooks}});
    const third = givenDocument({document: {paths: {}, webhooks: {heard: {post: {responses: {}}}}, security: [{other: []}]}});

    const merged = mergeDocuments(first, second, third);

    expect(merged).not.toHaveProperty('security');
    expect(merged.webhooks).toMatchObject({told: {post: {servers: [{url: '/'}]}}, heard: {post: {security: [{other: []}]}}});
    expect(merged.paths?.['/todos']?.post).toMatchObject({security: [{key: []}], servers: [{url: 'https://a.example'}]});
    expect(merged.paths?.['/open']?.get).toEqual({responses: {}, servers: [{url: '/'}]});
  });
});

describe('parseDocument and formatDocument', () => {
  it.each(['json', 'yaml'] as const)('write %s and read it again', async format => {
    const document = givenDocument({schemas: {New: {type: 'string', default: 'no', enum: ['no', '1', '2020-01-01', 'null', ' x', 'a: b', '#']}}});

    expect(await parseDocument(await formatDocument(document, format))).toEqual(document);
  });

  it.each([
    ['JSON that ends too early', '{"openapi": "3.1.0"', /line 1/],
    ['YAML that is none', 'openapi: 3.1.0\n  info: x', /line 1, column 10/],
    ['a key twice', 'openapi: 3.1.0\nopenapi: 3.1.1', /unique/],
    ['a list', '[]', /should hold an object/],
    ['nothing', '', /should hold an object/],
  ])('refuse %s', async (_, text, reason) => {
    await expect(parseDocument(text)).rejects.toThrow(UnreadableDocumentError);
    await expect(parseDocument(text)).rejects.toThrow(reason);
  });

  it('read no text that grows without end', async () => {
    const bomb = ['a: &a [x, x, x, x, x, x, x, x, x]', ...'bcdefgh'.split('').map((name, index) => `${name}: &${name} [${Array(9).fill(`*${'abcdefg'[index]}`).join(', ')}]`)].join('\n');

    await expect(parseDocument(bomb)).rejects.toThrow(UnreadableDocumentError);
  });
});

function conflictsOf(merge: () => unknown): MergeConflictError['conflicts'] {
  try {
    merge();
  } catch (error) {
    return (error as MergeConflictError).conflicts;
  }
  throw new Error('Nothing was refused.');
}
