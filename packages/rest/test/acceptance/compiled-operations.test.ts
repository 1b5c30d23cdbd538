import {Agent, request as ask} from 'node:http';

import fc from 'fast-check';

import {afterAll, afterEach, describe, expect, it} from '@jest/globals';

import {DefaultSequence, RestApplication, RestBindings, actionFor, invokeOperation, reply} from '@rondojs/rest';
import {asGlobalInterceptor, bind, injectable} from '@rondojs/context';

import {operations, outcomeOf, requestsTo} from './random-operations.js';

import type {RandomOperation, RandomRequest} from './random-operations.js';
import type {RequestContext} from '@rondojs/rest';

const {SEND, INVOKE_METHOD, LOG_ERROR} = RestBindings.SequenceActions;

/** Run it again with the seed that it prints: `SEED=… npx jest compiled-operations`. */
const SEED = Number(process.env.SEED ?? Date.now() % 2 ** 31);

/** How a server may differ from the default; the rest of it is folded, or is not. */
const OVERRIDES: Readonly<Record<string, (app: RestApplication) => void>> = {
  nothing: () => undefined,
  'the send of one operation': app =>
    app.bind(actionFor(SEND, 'operation1')).to((response, result) => void response.end(`own: ${typeof result}`)),
  'the invoke of one operation': app => app.bind(actionFor(INVOKE_METHOD, 'operation2')).to(() => ({own: true})),
  'a global interceptor': app =>
    app.add(bind('tag').to(async (_: unknown, next: () => unknown) => reply(200, [await next()], {'x-tag': 'yes'})).apply(asGlobalInterceptor())),
  'the invoke of the server': app => app.bind(INVOKE_METHOD).to((route, params) => invokeOperation(route, [...params, 'more'])),
  'the shape of problems': app => app.bind(RestBindings.TO_PROBLEM).to(error => ({status: 400, body: {own: String(error)}})),
};

/** One that interprets whatever is bound. */
@injectable()
class InterpretedSequence extends DefaultSequence {}

/** What a client sees, and what the log hears. */
interface Told {
  readonly status: number | undefined;
  readonly headers: readonly string[];
  readonly bytes: string;
  readonly logged: readonly number[];
}

const agent = new Agent({keepAlive: true});
const running: RestApplication[] = [];

afterEach(async () => {
  await Promise.all(running.splice(0).map(app => app.stop()));
});

afterAll(() => agent.destroy());

describe('an operation that is folded', () => {
  it.each(Object.keys(OVERRIDES))('answers as one that is interpreted, where %s is replaced', async name => {
    console.info(`Compiled operations, ${name}: SEED=${SEED}`);
    await fc.assert(fc.asyncProperty(scenes, scene => compare(scene, name, InterpretedSequence)), {seed: SEED, numRuns: name === 'nothing' ? 8 : 2, endOnFailure: true});
  }, 240_000);

  it.each([
    ['says more', ChattySequence()],
    ['forgets its parameters', ForgetfulSequence()],
    ['lets errors go', CarelessSequence()],
  ])('is seen to differ from one that %s', async (_, broken) => {
    const property = fc.asyncProperty(scenes, scene => compare(scene, 'nothing', broken));

    const {failed} = await fc.check(property, {seed: SEED, numRuns: 20, endOnFailure: true});

    expect(failed).toBe(true);
  }, 240_000);
});

interface Scene {
  readonly known: readonly RandomOperation[];
  readonly requests: readonly RandomRequest[];
}

const scenes: fc.Arbitrary<Scene> = operations.chain(known => requestsTo(known).map(requests => ({known, requests})));

async function compare({known, requests}: Scene, override: string, sequence: typeof InterpretedSequence): Promise<void> {
  const folded = await given(known, override);
  const interpreted = await given(known, override, sequence);
  try {
    for (const request of requests) expect(await folded.tell(request)).toEqual(await interpreted.tell(request));
    // Else two of a kind would have been compared.
    expect(interpreted.app.explain('GET /last').isFolded).toBe(false);
    expect(folded.app.explain('GET /last').isFolded).toBe(override !== 'the invoke of the server');
  } finally {
    await Promise.all([folded.app.stop(), interpreted.app.stop()]);
  }
}

async function given(known: readonly RandomOperation[], override: string, sequence?: typeof InterpretedSequence) {
  const app = new RestApplication({rest: {port: 0}});
  const logged: number[] = [];
  app.bind(LOG_ERROR).to((_, status) => void logged.push(status));
  for (const one of known) app.route(one.verb, one.path, one.spec, (...args: never[]) => outcomeOf(one, args));
  app.route('get', '/last', {operationId: 'last', responses: {}}, () => 'never asked');
  OVERRIDES[override]?.(app);
  if (sequence) app.sequence(sequence);
  running.push(app);
  await app.start();
  const tell = async (request: RandomRequest): Promise<Told> => {
    const before = logged.length;
    const told = await send(String(app.url), request);
    return {...told, logged: logged.slice(before)};
  };
  return {app, tell};
}

function send(url: string, {method, path, headers, body}: RandomRequest): Promise<Omit<Told, 'logged'>> {
  const {hostname, port} = new URL(url);
  return new Promise(resolve => {
    const broken = () => resolve({status: undefined, headers: [], bytes: 'broken off'});
    const sent = ask({hostname, port, path, method, headers, agent}, response => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', () => resolve({status: response.statusCode, headers: [], bytes: 'broken off'}));
      response.on('end', () =>
        resolve({status: response.statusCode, headers: fieldsOf(response.rawHeaders), bytes: Buffer.concat(chunks).toString('latin1')}),
      );
    });
    sent.on('error', broken).end(body);
  });
}

/** In their order; the time is another each time, and the port is each server's own. */
function fieldsOf(raw: readonly string[]): readonly string[] {
  const pairs = raw.flatMap((name, at) => (at % 2 === 0 ? [`${name}: ${raw[at + 1]}`] : []));
  return pairs.filter(pair => !/^date:/i.test(pair));
}

function ChattySequence(): typeof InterpretedSequence {
  @injectable()
  class Chatty extends InterpretedSequence {
    override async handle(context: RequestContext): Promise<void> {
      context.response.setHeader('cache-control', 'no-store');
      await super.handle(context);
    }
  }
  return Chatty;
}

function ForgetfulSequence(): typeof InterpretedSequence {
  @injectable()
  class Forgetful extends InterpretedSequence {
    override async handle(context: RequestContext): Promise<void> {
      try {
        const route = this.findRoute(context.request);
        await this.parseParams(context.request, route);
        await this.send(context.response, await this.invoke(route, []));
      } catch (error) {
        await this.reject(context, error);
      }
    }
  }
  return Forgetful;
}

function CarelessSequence(): typeof InterpretedSequence {
  @injectable()
  class Careless extends InterpretedSequence {
    override async handle({request, response}: RequestContext): Promise<void> {
      const route = this.findRoute(request);
      await this.send(response, await this.invoke(route, await this.parseParams(request, route)));
    }
  }
  return Careless;
}
