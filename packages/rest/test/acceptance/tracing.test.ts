import {tracingChannel} from 'node:diagnostics_channel';

import {afterEach, describe, expect, it} from '@jest/globals';

import {get} from '@rondojs/openapi-spec';

import {givenApplication, stopAll} from '../helpers.js';

import type {ActionTrace, RequestTrace} from '@rondojs/rest';

class HelloController {
  @get('/hello')
  async hello() {
    return Promise.resolve('Hello');
  }

  @get('/fail')
  fail() {
    throw new Error('secret');
  }
}

let stopListening: () => void = () => undefined;

afterEach(async () => {
  stopListening();
  await stopAll();
});

describe('tracing', () => {
  it('tells of each request and of each of its actions, in order, also to who listens later', async () => {
    const {client} = await givenApplication([HelloController]);
    await client.get('/hello');
    const told = listen();

    const {text} = await client.get('/hello');
    stopListening();
    await client.get('/hello');

    expect(text).toBe('Hello');
    expect(told.filter(line => line.startsWith('start'))).toEqual([
      'start request',
      'start findRoute',
      'start parseParams',
      'start invoke',
      'start send',
    ]);
    expect(told).toContain('asyncEnd invoke');
    expect(told.at(-1)).toBe('asyncEnd request');
  });

  it('tells of requests to folded operations as well', async () => {
    const {app, client} = await givenApplication([HelloController]);
    const told = listen(['rondo:request']);

    const answers = [await client.get('/hello'), await client.get('/fail'), await client.get('/nobody')];

    expect(app.explain('GET /hello').isFolded).toBe(true);
    expect(answers.map(({status}) => status)).toEqual([200, 500, 404]);
    expect(told).toEqual(answers.flatMap(() => ['start request', 'asyncEnd request']));
  });

  it('tells of errors, and changes no answer', async () => {
    const {client} = await givenApplication([HelloController]);
    const told = listen();

    const answers = [await client.get('/fail'), await client.get('/nobody')];

    expect(answers.map(({status}) => status)).toEqual([500, 404]);
    expect(told.filter(line => line.startsWith('error'))).toEqual(['error invoke: secret', 'error findRoute: No route answers GET /nobody.']);
    expect(told.filter(line => line === 'start reject')).toHaveLength(2);
  });
});

function listen(names: readonly string[] = ['rondo:request', 'rondo:action']): string[] {
  const told: string[] = [];
  const nameOf = (message: object) => ('action' in message ? String(message.action) : 'request');
  const note = (kind: string) => (message: object) =>
    void told.push(`${kind} ${nameOf(message)}${'error' in message ? `: ${(message.error as Error).message}` : ''}`);
  const listeners = {start: note('start'), end: () => undefined, asyncStart: () => undefined, asyncEnd: note('asyncEnd'), error: note('error')};
  const channels = names.map(name => tracingChannel<string, RequestTrace | ActionTrace>(name));
  for (const channel of channels) channel.subscribe(listeners);
  stopListening = () => channels.forEach(channel => void channel.unsubscribe(listeners));
  return told;
}
