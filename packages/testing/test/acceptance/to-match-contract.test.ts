import '@rondojs/testing/jest';

import {RestApplication} from '@rondojs/rest';
import {afterEach, beforeEach, describe, expect, it} from '@jest/globals';
import {bind} from '@rondojs/context';
import {contractFaults, createTestApp, toMatchContract} from '@rondojs/testing';

import {EchoController, FruitController, LyingController, PRICES, StreamController} from './shop.js';

import type {TestApp} from '@rondojs/testing';

const CONTROLLERS = [FruitController, EchoController, StreamController, LyingController];

describe('toMatchContract', () => {
  let app: TestApp;

  beforeEach(async () => {
    const given = new RestApplication({controllers: CONTROLLERS, rest: {responseValidation: 'off'}});
    app = await createTestApp(given, {overrides: [bind(PRICES).to({Apple: 3})]});
  });

  afterEach(() => app.close());

  it.each([
    ['GET /fruits/Apple', {}],
    ['HEAD /fruits/Apple', {}],
    ['GET /fruits/Pear', {}],
    ['POST /fruits', {body: {name: 'Fig', price: 1}}],
    ['DELETE /fruits/Fig', {}],
    ['POST /echo/text', {body: 'Hello'}],
    // Problems are declared for all operations.
    ['POST /fruits', {body: {}}],
    ['GET /lies/problem', {}],
  ])('passes what %s answers', async (name, options) => {
    const answer = await app.request(name, options);

    expect(answer).toMatchContract();
    expect(contractFaults(answer)).toEqual([]);
  });

  it.each([
    ['GET /nothing', {}, 'operation  no operation answers GET /nothing'],
    ['PATCH /fruits/Apple', {}, 'operation  no operation answers PATCH /fruits/Apple'],
    ['GET /lies/status', {}, 'status  202 is not declared; declared: 200'],
    ['GET /lies/header', {}, 'header  X-Total is required, and absent'],
    ['GET /lies/body', {}, '/name   must have at least one character, and is ""\n  /price  must be an integer, and is "one"'],
  ])('fails on what %s with %j answers', async (name, options, message) => {
    const answer = await app.request(name, options);

    expect(() => expect(answer).toMatchContract()).toThrow(message);
  });

  it('names the media types that are declared', async () => {
    const answer = await app.request('GET /fruits/Apple');
    const other = Object.assign(Object.create(answer), {headers: new Headers({'content-type': 'text/html'})});

    expect(toMatchContract(other).message()).toBe(
      'GET /fruits/Apple (FruitController.find) answered 200 text/html, which is not as its contract says:\n' +
        '  media type  text/html is not declared; declared: application/json',
    );
  });

  it('says so where an answer was expected to break its contract', async () => {
    const answer = await app.request('GET /fruits/Apple');

    expect(() => expect(answer).not.toMatchContract()).toThrow(
      'GET /fruits/Apple (FruitController.find) answered 200 application/json, as its contract says, and was expected not to.',
    );
  });

  it('refuses what no test application has answered', () => {
    expect(() => expect({status: 200}).toMatchContract()).toThrow(/request\(\) of a test application/);
  });
});
