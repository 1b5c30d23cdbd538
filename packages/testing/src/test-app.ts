import {RestBindings, RestServer} from '@rondojs/rest';
import {bind} from '@rondojs/context';

import {TestAppError} from './errors.js';
import {Entrances} from './entrance.js';
import {Overrides} from './overrides.js';
import {TEST_CLOCK, TestClock} from './clock.js';
import {TestClient} from './test-client.js';

import type {ApiTypes, ArgumentsOf, MethodOf, RequestOptions, ResultOf} from './typed.js';
import type {Application} from '@rondojs/core';
import type {Binding, BindingAddress, Constructor} from '@rondojs/context';
import type {TestResponse} from './test-response.js';

/** How an application is tested. */
export interface TestAppOptions {
  /** Bindings in place of the application's own: `bind(TODO_STORE).to(new FakeStore())`. */
  readonly overrides?: readonly Binding[];
  /** Bindings in place of those that one server sees, by the name of the server. */
  readonly serverOverrides?: Readonly<Record<string, readonly Binding[]>>;
  /** Whether requests go over a socket, on a free port of this machine. @defaultValue false: they stay in the process */
  readonly socket?: boolean;
  /** Has time stand still: from now on, or from a time that is given. @defaultValue false */
  readonly clock?: boolean | {readonly now: Date | number};
}

/** An application that runs to be tested. Made by `createTestApp`; close it when the test is over. */
export class TestApp<A extends Application = Application> {
  private readonly entrances = new Entrances();
  private readonly overrides = new Overrides();
  private ownClock: TestClock | undefined;

  constructor(readonly app: A) {
    if (app.state !== 'started' && app.state !== 'starting') return;
    throw new TestAppError(`${app.name} runs already. Give createTestApp() an application that has not been started: it starts it.`);
  }

  /** The clock of the test. @throws {TestAppError} when the time is the real one */
  get clock(): TestClock {
    if (this.ownClock) return this.ownClock;
    throw new TestAppError('The time is the real one. Make the application with a clock: createTestApp(app, {clock: true}).');
  }

  /** Starts the application as the options have it. A start that fails leaves everything as it was. */
  async start({overrides = [], serverOverrides = {}, socket = false, clock = false}: TestAppOptions): Promise<this> {
    try {
      if (clock !== false) this.stopTime(clock === true ? undefined : clock.now);
      this.openEntrances(socket);
      for (const binding of overrides) this.overrides.put(this.app, binding);
      for (const [server, bindings] of Object.entries(serverOverrides)) {
        for (const binding of bindings) await this.override(binding, server);
      }
      await this.app.start();
      return this;
    } catch (error) {
      this.restore();
      throw error;
    }
  }

  /**
   * Puts a binding in the place of another, until the application is closed. What has been made with the former value
   * keeps it: give what singletons have injected to `createTestApp`, which binds before the start.
   *
   * @param server - the name of the server that is to see it, where not all are
   */
  async override(binding: Binding, server?: string): Promise<void> {
    this.overrides.put(server === undefined ? this.app : await this.app.getServer<RestServer>(server), binding);
  }

  /** Gets what a key names, as the application itself would. */
  get<T>(address: BindingAddress<T>): Promise<T> {
    return this.app.get(address);
  }

  /**
   * A client of the one REST server, or of one by its name. With the types of the API, as openapi-typescript writes
   * them, requests and answers have theirs: `app.client<{paths: paths}>()`.
   */
  client<Api extends ApiTypes = ApiTypes>(server?: string): TestClient<Api> {
    const found = this.app.getServerSync<RestServer>(server ?? RestServer);
    return new TestClient<Api>(found, this.entrances);
  }

  /** Sends a request to the one server; see {@link TestClient.fetch}. */
  fetch(url: string, init?: RequestInit): Promise<Response> {
    return this.client().fetch(url, init);
  }

  /** Sends a request for an operation of the one server; see {@link TestClient.request}. */
  request(name: string, options?: RequestOptions): Promise<TestResponse> {
    return this.client().request(name, options);
  }

  /** Calls a method of a controller of the one server as a client would; see {@link TestClient.call}. */
  call<T extends object, M extends MethodOf<T>>(
    controller: Constructor<T>,
    method: M,
    ...args: ArgumentsOf<T, M>
  ): Promise<ResultOf<T, M>> {
    return this.client().call(controller, method, ...args);
  }

  /** Stops the application, binds everything as it was, and gives the real time back. */
  async close(): Promise<void> {
    // First, or what stops within a time would wait for ever.
    this.restoreTime();
    this.entrances.hangUp();
    try {
      await this.app.stop();
    } finally {
      this.restore();
    }
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  private openEntrances(socket: boolean): void {
    const listen = this.app.getSync(RestBindings.LISTEN, {optional: true});
    const open = socket && listen ? this.entrances.onSocket(listen) : this.entrances.inProcess;
    this.overrides.put(this.app, bind(RestBindings.LISTEN).to(open));
  }

  private stopTime(now?: Date | number): void {
    this.ownClock = new TestClock(now);
    this.overrides.put(this.app, bind(TEST_CLOCK).to(this.ownClock));
  }

  private restoreTime(): void {
    this.ownClock?.restore();
    this.ownClock = undefined;
  }

  private restore(): void {
    this.entrances.closeAll();
    this.restoreTime();
    this.overrides.restore();
  }
}
