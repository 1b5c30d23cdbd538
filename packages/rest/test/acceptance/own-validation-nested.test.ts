import {afterEach, describe, expect, it} from '@jest/globals';
import {type} from 'arktype';
import {z} from 'zod';

import {get, post, requestBody, response} from '@rondojs/openapi-spec';
import {RestConfigError} from '@rondojs/rest';

import {givenApplication, stopAll} from '../helpers.js';

import type {Answer} from '../helpers.js';
import type {RestServerConfig} from '@rondojs/rest';
import type {SchemaSource} from '@rondojs/openapi-spec';

const Even = z.number().refine(value => value % 2 === 0, 'must be even');
const Odd = type('number').narrow((value, ctx) => value % 2 === 1 || ctx.mustBe('odd'));
const Length = z.string().transform(text => text.length);
const Free = z.string().refine(name => Promise.resolve(name !== 'taken'), 'is taken');
const Cat = z.object({kind: z.literal('cat'), lives: Even});
const Dog = z.object({kind: z.literal('dog'), name: Free});
const Range = z.object({from: z.number(), to: z.number()}).refine(({from, to}) => from <= to, {message: 'ends before it begins', path: ['to']});

afterEach(stopAll);

describe('a schema that validates itself, in', () => {
  it.each<[string, SchemaSource, unknown, unknown]>([
    ['anyOf, which converts', {anyOf: [Length, Even]}, 'four', 4],
    ['anyOf, by the member that fits', {anyOf: [Length, Even]}, 2, 2],
    ['anyOf beside one that says nothing of it', {anyOf: [Even, {type: 'integer'}]}, 3, 3],
    ['anyOf, where a later member lets it through', {anyOf: [Even, Odd]}, 3, 3],
    ['oneOf', {oneOf: [Cat, Dog]}, {kind: 'dog', name: 'Rex'}, {kind: 'dog', name: 'Rex'}],
    ['oneOf, which takes away what the member does not know', {oneOf: [Cat, Dog]}, {kind: 'cat', lives: 8, more: 1}, {kind: 'cat', lives: 8}],
    ['oneOf, and what is described beside it stays', {properties: {id: {type: 'integer'}}, oneOf: [Cat, Dog]}, {id: 1, kind: 'cat', lives: 8}, {id: 1, kind: 'cat', lives: 8}],
    ['allOf, which puts conversions together', {allOf: [z.object({a: Length}), z.object({b: Length}), {properties: {c: {}}}]}, {a: 'a', b: 'bb', c: 3}, {a: 1, b: 2, c: 3}],
    ['a property of a member of oneOf', {oneOf: [{type: 'object', properties: {n: Length}}, {type: 'array'}]}, {n: 'one'}, {n: 3}],
    ['an item of a tuple', {type: 'array', prefixItems: [Length], items: Even}, ['two', 2], [3, 2]],
    ['a property that is known by its pattern', {type: 'object', patternProperties: {'^n': Length}}, {name: 'Ada', other: 'x'}, {name: 3, other: 'x'}],
    ['then', {if: {type: 'string'}, then: Length}, 'four', 4],
    ['else', {if: {type: 'string'}, else: Even}, 4, 4],
    ['dependentSchemas', {type: 'object', dependentSchemas: {to: Range}}, {from: 1, to: 2}, {from: 1, to: 2}],
    ['dependentSchemas, which are not asked', {type: 'object', dependentSchemas: {to: Range}}, {from: 1}, {from: 1}],
  ])('%s, gives the method what it makes of it', async (_, schema, sent, got) => {
    expect(await answerTo(schema, sent)).toMatchObject({status: 200, body: {got}});
  });

  it.each<[string, SchemaSource, unknown, string, string]>([
    ['anyOf', {anyOf: [{type: 'string'}, Even]}, 3, '', 'must be even'],
    ['oneOf', {oneOf: [Cat, Dog]}, {kind: 'cat', lives: 9}, '/lives', 'must be even'],
    ['oneOf, however long it takes', {oneOf: [Cat, Dog]}, {kind: 'dog', name: 'taken'}, '/name', 'is taken'],
    ['allOf', {allOf: [{required: ['from']}, Range]}, {from: 2, to: 1}, '/to', 'ends before it begins'],
    ['a property of a member of anyOf', {anyOf: [{type: 'object', properties: {n: Even}}]}, {n: 1}, '/n', 'must be even'],
    ['an item of a tuple', {type: 'array', prefixItems: [Even, Even]}, [2, 3], '/1', 'must be even'],
    ['a property that is known by its pattern', {type: 'object', patternProperties: {'^n': Even}}, {n: 1}, '/n', 'must be even'],
    ['then', {if: {type: 'number'}, then: Even}, 3, '', 'must be even'],
    ['dependentSchemas', {type: 'object', dependentSchemas: {to: Range}}, {from: 2, to: 1}, '/to', 'ends before it begins'],
  ])('%s, refuses what JSON Schema has let through', async (_, schema, sent, pointer, message) => {
    const {status, body} = await answerTo(schema, sent);

    expect(status).toBe(422);
    expect(body).toMatchObject({errors: [{in: 'body', pointer, code: 'schema', message}]});
  });

  it('allOf, tells all faults at once', async () => {
    const {body} = await answerTo({properties: {n: Even}, allOf: [Range, {properties: {from: Even}}]}, {from: 3, to: 1, n: 5});

    expect((body as {errors: {pointer: string}[]}).errors.map(({pointer}) => pointer)).toEqual(['/n', '/to', '/from']);
  });

  it.each<[string, SchemaSource]>([
    ['not', {not: Even}],
    ['contains', {type: 'array', contains: Even}],
    ['propertyNames', {type: 'object', propertyNames: Free}],
    ['if', {type: 'object', properties: {n: {if: Even, then: {}}}}],
    ['unevaluatedProperties', {type: 'object', unevaluatedProperties: Even}],
  ])('%s, is refused at the start', async (keyword, schema) => {
    const starting = answerTo(schema, {});

    await expect(starting).rejects.toMatchObject({cause: expect.any(RestConfigError)});
    await expect(starting).rejects.toThrow(`EchoController.echo: "${keyword}" holds a schema that validates itself`);
  });
});

describe('a result', () => {
  class Results {
    @get('/range')
    @response(200, Range)
    range() {
      return {from: 2, to: 1};
    }

    @get('/names')
    @response(200, {type: 'array', items: {anyOf: [Even, Free]}})
    names() {
      return ['free', 2, 'taken'];
    }

    @get('/length')
    @response(200, z.object({length: Length.pipe(z.number())}))
    converted() {
      return {length: 4};
    }
  }

  it.each([
    ['/range', '/to', 'ends before it begins, and is 1'],
    ['/names', '/2', 'is taken, and is "taken"'],
  ])('that %s does not allow is our fault, in development', async (path, pointer, message) => {
    const {client, logged} = await givenApplication([Results]);

    const {status, body} = await client.get(path);

    expect(status).toBe(500);
    expect(body).toMatchObject({code: 'RESPONSE_BREAKS_CONTRACT', errors: [{in: 'response', pointer, code: 'schema', message}]});
    expect(logged).toHaveLength(1);
  });

  it.each([
    ['that a schema converts is not taken for what comes in', '/length', {}],
    ['is sent in production, where nobody waits for it', '/range', {responseValidation: 'log'}],
  ] satisfies [string, string, RestServerConfig][])('%s', async (_, path, config) => {
    const {client, logged} = await givenApplication([Results], undefined, config);

    const {status} = await client.get(path);

    expect([status, logged]).toEqual([200, []]);
  });
});

async function answerTo(schema: SchemaSource, sent: unknown): Promise<Answer> {
  class EchoController {
    @post('/echo')
    echo(@requestBody.json(schema) got: unknown) {
      return {got};
    }
  }
  const {client} = await givenApplication([EchoController]);
  return client.post('/echo', sent);
}
