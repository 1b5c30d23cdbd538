import {subscribe, unsubscribe} from 'node:diagnostics_channel';

import {afterEach, describe, expect, it} from '@jest/globals';

import {get, param, response} from '@rondojs/openapi-spec';
import {reply} from '@rondojs/rest';

import {givenApplication, stopAll} from '../helpers.js';

import type {RestServerConfig} from '@rondojs/rest';
import type {SchemaObject} from '@rondojs/openapi-spec';

type Mode = NonNullable<RestServerConfig['responseValidation']>;

const todo: SchemaObject = {
  type: 'object',
  properties: {id: {type: 'integer'}, title: {type: 'string'}, due: {type: 'string', format: 'date-time'}},
  required: ['id'],
  additionalProperties: false,
};

const RESULTS: Record<string, unknown> = {
  right: {id: 1, title: 'a'},
  date: {id: 1, due: new Date(0)},
  hole: {id: 1, title: undefined},
  json: {toJSON: () => ({id: 1})},
  wrong: {id: 'seven'},
  two: {title: 7},
  more: {id: 1, passwordHash: 'secret'},
  text: 'text',
  nothing: undefined,
  teapot: reply(418, {id: 1}),
  moved: reply(302, undefined, {location: '/'}),
  buffer: Buffer.from('{"id":1}'),
};

class TodoController {
  @get('/todo/{name}')
  @response(200, {schema: todo})
  @response(302)
  todo(@param.path.string('name') name: string) {
    return RESULTS[name];
  }

  @get('/open/{name}')
  open(@param.path.string('name') name: string) {
    return RESULTS[name];
  }
}

afterEach(stopAll);

describe('a result that is as its contract declares', () => {
  it.each<[string, number]>([
    ['right', 200],
    ['date', 200],
    ['hole', 200],
    ['json', 200],
    ['buffer', 200],
    ['moved', 302],
  ])('is sent, since only what is sent counts: %s', async (name, status) => {
    for (const mode of ['error', 'log', 'strip', 'off'] as const) {
      const {client, logged} = await givenTodos(mode);

      const answer = await client.send('GET', `/todo/${name}`, {redirect: 'manual'});

      expect([mode, answer.status, logged.length]).toEqual([mode, status, 0]);
    }
  });

  it.each(['right', 'wrong', 'text', 'nothing', 'teapot'])('is any result where nothing is declared: %s', async name => {
    const {client, logged} = await givenTodos('error');

    expect((await client.get(`/open/${name}`)).status).toBeLessThan(500);
    expect(logged).toEqual([]);
  });
});

describe('a result that breaks its contract', () => {
  it.each<[string, unknown]>([
    ['wrong', [{in: 'response', pointer: '/id', code: 'type', message: 'must be an integer, and is "seven"', expected: 'integer'}]],
    [
      'two',
      [
        {in: 'response', pointer: '/id', code: 'required', message: 'is required, and is absent'},
        {in: 'response', pointer: '/title', code: 'type', message: 'must be text, and is 7', expected: 'string'},
      ],
    ],
    ['text', [{in: 'response', pointer: '', code: 'type', message: 'must be an object, and is "text"', expected: 'object'}]],
  ])('is a 500 with what is there and what should be, in development: %s', async (name, errors) => {
    const {client, logged} = await givenTodos('error');

    const {status, body} = await client.get(`/todo/${name}`);

    expect([status, logged.length]).toEqual([500, 1]);
    expect(body).toMatchObject({code: 'RESPONSE_BREAKS_CONTRACT', detail: expect.stringContaining('TodoController.todo')});
    expect((body as {errors: unknown}).errors).toEqual(errors);
  });

  it.each([
    ['nothing', /has no result, and declares one for 200: application\/json/],
    ['teapot', /answers 418, which it does not declare/],
  ])('is a 500 that says what is missing: %s', async (name, detail) => {
    const {client} = await givenTodos('error');

    const {status, body} = await client.get(`/todo/${name}`);

    expect([status, (body as {detail: string}).detail]).toEqual([500, expect.stringMatching(detail)]);
  });

  it.each<[string, number]>([
    ['wrong', 200],
    ['text', 200],
    ['nothing', 204],
    ['teapot', 418],
  ])('is sent and logged, if that is asked for: %s', async (name, status) => {
    const {client, logged} = await givenTodos('log');

    const answer = await client.get(`/todo/${name}`);

    expect([answer.status, logged.length]).toEqual([status, 1]);
    expect(logged[0]).toMatchObject({status, error: {name: 'ResponseContractError'}});
  });

  it('is counted each time, and logged for the 1st, the 10th and the 100th', async () => {
    const counted: unknown[] = [];
    const count = (message: unknown) => counted.push(message);
    subscribe('rondo.rest.brokenResponse', count);
    const {client, logged} = await givenTodos('log');

    for (let time = 0; time < 11; time++) await client.get('/todo/wrong');
    unsubscribe('rondo.rest.brokenResponse', count);

    expect([counted.length, logged.length]).toEqual([11, 2]);
    expect(counted[0]).toMatchObject({operation: 'TodoController.todo', status: 200});
  });

  it('is not looked at, if that is asked for', async () => {
    const {client, logged} = await givenTodos('off');

    const answers = [await client.get('/todo/wrong'), await client.get('/todo/teapot')];

    expect([...answers.map(({status}) => status), logged.length]).toEqual([200, 418, 0]);
  });

  it('says nothing of the inside in production, and by default does not refuse there', async () => {
    await inProduction(async () => {
      const refusing = await givenTodos('error');
      const standard = await givenApplication([TodoController], undefined);

      const answers = [await refusing.client.get('/todo/wrong'), await standard.client.get('/todo/wrong')];

      expect(answers.map(({status}) => status)).toEqual([500, 200]);
      expect(answers[0]?.body).toEqual({type: 'about:blank', title: 'Internal Server Error', status: 500, code: 'INTERNAL_ERROR'});
      expect([refusing.logged.length, standard.logged.length]).toEqual([1, 1]);
    });
  });
});

describe('what is not declared', () => {
  it('is stripped, if that is asked for, and the rest is sent and logged', async () => {
    const {client, logged} = await givenTodos('strip');

    const answers = [await client.get('/todo/more'), await client.get('/todo/wrong')];

    expect(answers.map(({body}) => body)).toEqual([{id: 1}, {id: 'seven'}]);
    expect(logged).toHaveLength(1);
  });
});

function givenTodos(responseValidation: Mode) {
  return givenApplication([TodoController], undefined, {responseValidation});
}

async function inProduction(act: () => Promise<void>): Promise<void> {
  const {NODE_ENV} = process.env;
  process.env.NODE_ENV = 'production';
  await act().finally(() => (process.env.NODE_ENV = NODE_ENV));
}
