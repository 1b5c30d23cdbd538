import {RestApplication} from '@rondojs/rest';
import {afterEach, describe, expect, it} from '@jest/globals';
import {createTestApp, TEST_CLOCK} from '@rondojs/testing';

import type {TestApp} from '@rondojs/testing';

const NEW_YEAR = new Date('2030-01-01T00:00:00Z');

describe('the clock of a test application', () => {
  let app: TestApp;

  afterEach(() => app.close());

  it('stands still, for requests too', async () => {
    app = await givenApplication();

    const {body} = await app.request('GET /now');

    expect(body).toBe('2030-01-01T00:00:00.000Z');
    expect(app.clock.now).toEqual(NEW_YEAR);
    expect(await app.get(TEST_CLOCK)).toBe(app.clock);
  });

  it('goes on when it is told to, and what was to happen happens', async () => {
    app = await givenApplication();
    const answer = app.request('GET /later');
    const {body: waiting} = await app.request('GET /now');

    await app.clock.advance(60 * 60 * 1000);

    expect(waiting).toBe('2030-01-01T00:00:00.000Z');
    expect((await answer).body).toBe('2030-01-01T01:00:00.000Z');
  });

  it('is set, as clocks are', async () => {
    app = await givenApplication();

    app.clock.set(0);

    expect((await app.request('GET /now')).body).toBe('1970-01-01T00:00:00.000Z');
  });

  it('gives the real time back when the application is closed', async () => {
    app = await givenApplication();
    const still = Date.now();

    await app.close();

    expect(still).toBe(NEW_YEAR.getTime());
    expect(Date.now()).not.toBe(still);
    expect(() => app.clock).toThrow(/real one/);
  });
});

async function givenApplication(): Promise<TestApp> {
  const given = new RestApplication({rest: {timeLimit: 0}});
  given.route('get', '/now', {responses: {}}, () => new Date().toISOString());
  given.route('get', '/later', {responses: {}}, async () => {
    await new Promise(resolve => setTimeout(resolve, 60 * 60 * 1000));
    return new Date().toISOString();
  });
  return createTestApp(given, {clock: {now: NEW_YEAR}});
}
