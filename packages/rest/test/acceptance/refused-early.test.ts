import {afterEach, beforeEach, describe, expect, it} from '@jest/globals';

import {RestBindings, SERIALIZER_TAG, invokeOperation, reply} from '@rondojs/rest';
import {bind} from '@rondojs/context';

import {givenApplication, stopAll} from '../helpers.js';

import type {OperationObject} from '@rondojs/openapi-spec';
import type {Serializer} from '@rondojs/rest';

const JSON_ONLY = {description: 'ok', content: {'application/json': {}}};
const NOTHING = {description: 'no body'};
const PROBLEM = {description: 'an error', content: {'application/problem+json': {}}};
const IMAGE = {description: 'an image', content: {'image/*': {}}};
const TEXT = {description: 'ok', content: {'text/plain': {}}};

let runs = 0;

beforeEach(() => {
  runs = 0;
});

afterEach(stopAll);

describe('a client that accepts nothing of what an operation may answer in', () => {
  it.each<[string, string, OperationObject['responses'], number, number]>([
    ['one type', 'text/csv', {200: JSON_ONLY}, 406, 0],
    ['one type, which it does not want', 'application/json;q=0', {200: JSON_ONLY}, 406, 0],
    ['one type beside problems', 'text/csv', {201: JSON_ONLY, 404: PROBLEM, default: PROBLEM}, 406, 0],
    ['a class of statuses', 'text/csv', {'2XX': JSON_ONLY}, 406, 0],
    ['the default alone', 'text/csv', {default: JSON_ONLY}, 406, 0],
    ['one type, and 304', 'text/csv', {200: JSON_ONLY, 304: NOTHING}, 406, 0],
    ['a referred response', 'text/csv', {200: {$ref: '#/components/responses/Todo'}}, 406, 0],
    ['types of two answers', 'text/csv', {200: JSON_ONLY, 202: TEXT}, 406, 0],
    ['types of two answers, of which one fits', 'application/json', {200: JSON_ONLY, 202: TEXT}, 200, 1],
    ['types of two answers, of which the other fits', 'text/plain', {200: JSON_ONLY, 202: TEXT}, 406, 1],
    ['an answer without a body', 'text/csv', {201: JSON_ONLY, 204: NOTHING}, 406, 1],
    ['a redirection', 'text/csv', {200: JSON_ONLY, 303: NOTHING}, 406, 1],
    ['what only the result tells', 'text/csv', {200: IMAGE}, 200, 1],
    ['nothing at all', 'text/csv', {}, 200, 1],
    ['what it accepts', 'text/csv, application/json;q=0.1', {200: JSON_ONLY}, 200, 1],
    ['what anybody accepts', '*/*', {200: JSON_ONLY}, 200, 1],
  ])('declared is %s: %s', async (_, accept, responses, status, expectedRuns) => {
    const {client} = await givenOperation(responses);

    const answers = [await client.get('/', {accept}), await client.get('/', {accept})];

    expect(answers.map(answer => answer.status)).toEqual([status, status]);
    expect(runs).toBe(2 * expectedRuns);
  });

  it('is told what there is, each type once', async () => {
    const {client} = await givenOperation({200: JSON_ONLY, 201: JSON_ONLY, 202: TEXT});

    const {body} = await client.get('/', {accept: 'text/csv'});

    expect(body).toMatchObject({code: 'NOT_ACCEPTABLE', detail: expect.stringMatching(/: application\/json, text\/plain\.$/)});
  });

  it('is refused by an action that builds on the one that is built in', async () => {
    const {client} = await givenOperation({200: JSON_ONLY}, app => {
      app.bind(RestBindings.SequenceActions.INVOKE_METHOD).to((route, params) => invokeOperation(route, params));
    });

    const {status} = await client.get('/', {accept: 'text/csv'});

    expect([status, runs]).toEqual([406, 0]);
  });

  it('is answered in what a serializer writes, if that is declared', async () => {
    const csv: Serializer = {mediaTypes: ['text/csv'], serialize: () => 'a,b'};
    const {client} = await givenOperation({200: {description: 'ok', content: {'application/json': {}, 'text/csv': {}}}}, app => {
      app.add(bind('serializers.csv').to(csv).tag(SERIALIZER_TAG));
    });

    const {status, text} = await client.get('/', {accept: 'text/csv'});

    expect([status, text, runs]).toEqual([200, 'a,b', 1]);
  });
});

describe('a client that is refused for another reason', () => {
  it('hears of that first', async () => {
    const parameters = [{name: 'n', in: 'query' as const, schema: {type: 'integer' as const}}];
    const {client} = await givenOperation({200: JSON_ONLY}, undefined, {parameters});

    const {status} = await client.get('/?n=x', {accept: 'text/csv'});

    expect([status, runs]).toEqual([400, 0]);
  });
});

function givenOperation(
  responses: OperationObject['responses'],
  prepare: Parameters<typeof givenApplication>[1] = () => undefined,
  more: Partial<OperationObject> = {},
) {
  const components = {responses: {Todo: JSON_ONLY}};
  return givenApplication([], app => {
    prepare(app);
    const handler = () => {
      runs++;
      return responses?.[200] === IMAGE ? reply(200, Buffer.from('png'), {'content-type': 'image/png'}) : {a: 1};
    };
    const spec = {operationId: 'answer', ...more, responses};
    app.api({openapi: '3.1.0', info: {title: 'a', version: '1'}, paths: {'/': {get: spec}}, components} as never, {handlers: {answer: handler}});
  });
}
