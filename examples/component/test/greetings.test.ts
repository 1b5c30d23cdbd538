import {afterEach, describe, expect, it, jest} from '@jest/globals';
import {createTestApp} from '@rondojs/testing';

import {RestApplication} from '@rondojs/rest';
import {addExtension} from '@rondojs/core';
import {bind} from '@rondojs/context';

import {GREETERS} from '../src/greeter.js';
import {GREETINGS} from '../src/greetings.js';
import {GreetingsComponent} from '../src/greetings-component.js';

import type {Greeter} from '../src/greeter.js';
import type {RestApplicationConfig} from '@rondojs/rest';
import type {TestApp} from '@rondojs/testing';

// Machines may be busy.
jest.setTimeout(60_000);

class FrenchGreeter implements Greeter {
  readonly language: string = 'fr';
  greet(name: string) {
    return `Bonjour, ${name} !`;
  }
}

let tests: TestApp | undefined;

afterEach(async () => {
  await tests?.close();
  tests = undefined;
});

describe('the component', () => {
  it('brings its operation, its greeter and its service to whoever mounts it', async () => {
    const app = await givenStarted();

    const answer = await fetch(`${app.url}/greet/Ada`);

    expect([answer.status, await answer.text()]).toEqual([200, 'Hello, Ada!']);
    expect(await (await app.get(GREETINGS)).greet('Ada')).toBe('Hello, Ada!');
    expect(app.restServer.getApiSpec().paths).toHaveProperty('/greet/{name}');
  });

  it('has greeters that others add, also while it runs, until they are taken away', async () => {
    const app = await givenStarted();
    const greet = async (language: string) => (await fetch(`${app.url}/greet/Ada?language=${language}`)).text();

    const before = await greet('fr');
    const binding = addExtension(app, GREETERS, FrenchGreeter);
    const meanwhile = await greet('fr');
    app.unbind(binding.key);
    const after = await greet('fr');

    expect(JSON.parse(before)).toMatchObject({code: 'UNKNOWN_LANGUAGE', detail: 'Nobody greets in "fr". There are greeters for: en.'});
    expect(meanwhile).toBe('Bonjour, Ada !');
    expect(after).toBe(before);
  });

  it('asks the first of two greeters of one language, and the order is up to those who add them', async () => {
    class LoudGreeter extends FrenchGreeter {
      override readonly language = 'en';
      override greet(name: string) {
        return `HELLO, ${name.toUpperCase()}!`;
      }
    }
    const app = givenApplication();
    addExtension(app, GREETERS, LoudGreeter, {order: -1});

    expect(await (await app.get(GREETINGS)).greet('Ada')).toBe('HELLO, ADA!');
  });

  it('gives way to what the application has bound itself', async () => {
    const own = {language: 'en', find: () => Promise.reject(new Error('unused')), greet: async () => 'Ahoy!'};
    tests = await createTestApp(givenApplication(), {overrides: [bind(GREETINGS).to(own as never), bind('lifeCycleObservers.LanguageCheck').to({})]});

    expect((await tests.request('GET /greet/Ada')).text).toBe('Ahoy!');
  });

  it.each([
    [{language: 'it'}, 'lifeCycleObservers.LanguageCheck could not start: Nobody greets in "it". There are greeters for: en.'],
    [{language: 'English'}, '/greetings/language'],
    [{langauge: 'fr'}, '/greetings/langauge'],
  ])('does not start with %j', async (greetings, message) => {
    const app = givenApplication({greetings} as RestApplicationConfig);

    await expect(app.start()).rejects.toThrow(message);
    expect(app.state).toBe('failed');
  });
});

function givenApplication(options: RestApplicationConfig = {}): RestApplication {
  return new RestApplication({components: [GreetingsComponent], ...options});
}

async function givenStarted(): Promise<RestApplication> {
  const app = givenApplication();
  tests = await createTestApp(app, {socket: true});
  return app;
}
