import {RestApplication} from '@rondojs/rest';
import {isContext} from '@rondojs/context';

import {TestApp} from './test-app.js';

import type {Application} from '@rondojs/core';
import type {Constructor} from '@rondojs/context';
import type {RestApplicationConfig} from '@rondojs/rest';
import type {TestAppOptions} from './test-app.js';

/**
 * Starts an application to test it. No server takes its own port: requests stay in the process, and go through all
 * that those of a client go through, the parser of HTTP included.
 *
 * @param given - an application, its class, or the options of a `RestApplication`
 *
 * @example
 * const app = await createTestApp(TodoApplication, {overrides: [bind(TODO_STORE).to(new FakeStore())]});
 * const {status, body} = await app.request('GET /todos/{id}', {path: {id: 7}});
 * await app.close();
 *
 * @throws {StartError} when the application cannot start
 * @throws {TestAppError} for one that has been started
 */
export function createTestApp<A extends Application>(given: A | Constructor<A>, options?: TestAppOptions): Promise<TestApp<A>>;
export function createTestApp(given: RestApplicationConfig, options?: TestAppOptions): Promise<TestApp<RestApplication>>;
export async function createTestApp(
  given: Application | Constructor<Application> | RestApplicationConfig,
  options: TestAppOptions = {},
): Promise<TestApp> {
  return new TestApp(applicationOf(given)).start(options);
}

function applicationOf(given: Application | Constructor<Application> | RestApplicationConfig): Application {
  if (typeof given === 'function') return new given();
  return isContext(given) ? given : new RestApplication(given);
}
