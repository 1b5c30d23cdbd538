import {describe, expect, it} from '@jest/globals';

import {UnknownVersionError, check, downgrade, upgrade} from '@rondojs/openapi-spec';

import {givenDocument} from './given-document.js';

const responses = {'200': {description: 'OK'}};

const BOTH_WAYS: readonly (readonly [name: string, old: object, fresh: object])[] = [
  ['null', {type: 'string', nullable: true}, {type: ['string', 'null']}],
  ['a lower limit', {minimum: 1, exclusiveMinimum: true}, {exclusiveMinimum: 1}],
  ['an upper limit', {maximum: 9, exclusiveMaximum: true}, {exclusiveMaximum: 9}],
  ['an example', {type: 'string', example: 'x'}, {type: 'string', examples: ['x']}],
  ['bytes in base64', {type: 'string', format: 'byte'}, {type: 'string', contentEncoding: 'base64'}],
  ['bytes', {type: 'string', format: 'binary'}, {contentMediaType: 'application/octet-stream'}],
  ['a schema inside', {properties: {a: {type: 'integer', nullable: true}}}, {properties: {a: {type: ['integer', 'null']}}}],
];

const UPGRADED: typeof BOTH_WAYS = [
  ['what stands beside a reference', {$ref: '#/components/schemas/Todo', description: 'ignored'}, {$ref: '#/components/schemas/Todo'}],
  ['a limit that is not exclusive', {minimum: 1, exclusiveMinimum: false}, {minimum: 1}],
  ['nullable without a type, which means nothing', {nullable: true, title: 'x'}, {title: 'x'}],
];

const DOWNGRADED: readonly (readonly [name: string, fresh: unknown, old: object, lost: string | undefined])[] = [
  ['const', {const: 'a'}, {enum: ['a']}, undefined],
  ['several types', {type: ['string', 'integer']}, {anyOf: [{type: 'string'}, {type: 'integer'}]}, undefined],
  ['null alone', {type: 'null'}, {type: 'string', nullable: true, enum: [null]}, undefined],
  ['a reference with siblings', {$ref: '#/components/schemas/Todo', title: 'x'}, {title: 'x', allOf: [{$ref: '#/components/schemas/Todo'}]}, undefined],
  ['nullable, which means nothing in 3.1', {type: 'string', nullable: true}, {type: 'string'}, undefined],
  ['true', true, {}, undefined],
  ['false', false, {not: {}}, undefined],
  ['true inside', {properties: {a: true}}, {properties: {a: {}}}, undefined],
  ['a list of anything', {type: 'array'}, {type: 'array', items: {}}, undefined],
  ['both lower limits', {minimum: 5, exclusiveMinimum: 1}, {minimum: 5}, undefined],
  ['examples', {examples: [1, 2]}, {example: 1}, 'the others are left out'],
  ['a tuple', {type: 'array', prefixItems: [{type: 'string'}], items: false}, {type: 'array', items: {anyOf: [{type: 'string'}]}}, 'any order'],
  ['if and then', {if: {type: 'string'}, then: {minLength: 1}}, {}, "'if'"],
  ['patternProperties', {patternProperties: {a: {}}}, {}, "'patternProperties'"],
];

describe('upgrade', () => {
  it.each([...BOTH_WAYS, ...UPGRADED])('writes %s in 3.1', (_, old, fresh) => {
    const document = givenDocument({document: {openapi: '3.0.3'}, schemas: {New: old}});

    const upgraded = upgrade(document);

    expect(upgraded.openapi).toBe('3.1.1');
    expect(upgraded.components?.schemas?.New).toEqual(fresh);
  });

  it('leaves alone what only looks like a schema', () => {
    const example = {nullable: true, type: 'string', example: 1};
    const document = givenDocument({document: {openapi: '3.0.3'}, schemas: {New: {enum: [example], properties: {nullable: {type: 'string'}}}}});

    expect(upgrade(document).components?.schemas?.New).toEqual({enum: [example], properties: {nullable: {type: 'string'}}});
  });

  it('writes 3.2 on request, and gives back what is new enough', () => {
    const document = givenDocument();

    expect(upgrade(document, '3.2').openapi).toBe('3.2.0');
    expect(upgrade(document)).toBe(document);
  });

  it('refuses a version that it does not know', () => {
    const document = givenDocument({document: {openapi: '2.0'}});

    expect(() => upgrade(document)).toThrow(UnknownVersionError);
    expect(() => downgrade(document)).toThrow('"2.0"');
  });
});

describe('downgrade', () => {
  it.each(BOTH_WAYS)('writes %s in 3.0', (_, old, fresh) => {
    const {document, losses} = downgrade(givenDocument({schemas: {New: fresh}}));

    expect(document.components?.schemas?.New).toEqual(old);
    expect(losses).toEqual([]);
  });

  it.each(DOWNGRADED)('writes %s in 3.0, and tells what is lost', async (_, fresh, old, lost) => {
    const {document, losses} = downgrade(givenDocument({schemas: {New: fresh}}));

    const [loss] = losses;
    expect(document.components?.schemas?.New).toEqual(old);
    expect(loss?.pointer).toBe(lost && '/components/schemas/New');
    expect(loss?.reason ?? '').toContain(lost ?? '');
    expect((await check(document)).filter(({severity}) => severity === 'error')).toEqual([]);
  });

  it('tells of webhooks, and of what else 3.0 does not have', async () => {
    const {document, losses} = downgrade(
      givenDocument({
        document: {
          webhooks: {done: {post: {responses}}},
          info: {title: 'x', version: '1', summary: 's', license: {name: 'MIT', identifier: 'MIT'}},
        },
        components: {securitySchemes: {tls: {type: 'mutualTLS'}}},
      }),
    );

    expect(losses.map(({pointer}) => pointer).sort()).toEqual([
      '/components/securitySchemes/tls',
      '/info/license/identifier',
      '/info/summary',
      '/webhooks',
    ]);
    expect(await check({...document, paths: {}})).toEqual([]);
  });

  it('puts path items where they are referred to, since 3.0 has no components of them', async () => {
    const item = {get: {responses: {'200': {description: 'OK'}}}};
    const {document} = downgrade(givenDocument({paths: {'/x': {$ref: '#/components/pathItems/x'}}, components: {pathItems: {x: item}, schemas: {Todo: {type: 'object'}}}, operation: {responses}}));

    expect(document.paths['/x']).toEqual(item);
    expect(Object.keys(document.components ?? {})).toEqual(['schemas']);
  });

  it('leaves the methods and the streams of 3.2 out of 3.1, and tells so', async () => {
    const paths = {'/s': {query: {responses}, get: {responses: {'200': {description: '', content: {'text/event-stream': {itemSchema: {}}}}}}}};
    const {document, losses} = downgrade(givenDocument({document: {openapi: '3.2.0'}, paths}), '3.1');

    expect(losses.map(({pointer}) => pointer).sort()).toEqual([
      '/paths/~1s/get/responses/200/content/text~1event-stream/itemSchema',
      '/paths/~1s/query',
    ]);
    expect(document.openapi).toBe('3.1.1');
    expect(await check(document)).toEqual([]);
  });

  it('changes nothing of the document that it is given', () => {
    const document = givenDocument({schemas: {New: {type: ['string', 'null']}}});
    const before = structuredClone(document);

    downgrade(document);

    expect(document).toEqual(before);
  });
});
