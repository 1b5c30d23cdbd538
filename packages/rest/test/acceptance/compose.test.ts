import {createServer} from 'node:http';
import {once} from 'node:events';

import helmet from 'helmet';
import {afterEach, describe, expect, it} from '@jest/globals';

import {HttpErrors, RestConfigError, actions, checksOf, composeSequence, defineAction, middleware, when} from '@rondojs/rest';
import {get} from '@rondojs/openapi-spec';

import {givenApplication, stopAll} from '../helpers.js';

import type {DefinedAction, Middleware, Step} from '@rondojs/rest';
import type {IncomingMessage, ServerResponse} from 'node:http';

declare module '@rondojs/rest' {
  interface Elements {
    readonly user: string | undefined;
    readonly greeting: string;
  }
}

const {findRoute, parseParams, invoke, send} = actions;

const authenticate = defineAction({name: 'authenticate', needs: ['request'], provides: ['user']}, async ({request}) => {
  const {authorization} = request.headers;
  if (authorization === 'refused') throw new HttpErrors.Unauthorized('Who are you?');
  return {user: await Promise.resolve(authorization)};
});

const greet = defineAction({name: 'greet', needs: ['user', 'result'], provides: ['result']}, ({user, result}) => {
  return {result: `${String(result)}, ${user}!`};
});

const turnAway = defineAction({name: 'turnAway', needs: ['response'], sends: true}, ({response}) => {
  response.writeHead(403).end('go away');
});

const answerFromCache = defineAction({name: 'answerFromCache', needs: ['request', 'response'], sends: 'maybe'}, ({request, response}) => {
  if (request.headers['if-none-match'] === '"1"') response.writeHead(304).end();
});

class HelloController {
  @get('/hello')
  hello() {
    return 'Hello';
  }
}

afterEach(stopAll);

describe('a composed sequence', () => {
  it('hands elements from action to action, and rejects what one throws', async () => {
    const {client} = await givenComposed([findRoute, authenticate, parseParams, invoke, greet, send]);

    const known = await client.get('/hello', {authorization: 'Ada'});
    const refused = await client.get('/hello', {authorization: 'refused'});
    const lost = await client.get('/nobody');

    expect([known.status, known.text]).toEqual([200, 'Hello, Ada!']);
    expect([refused.status, refused.body]).toMatchObject([401, {code: 'UNAUTHORIZED'}]);
    expect(lost.status).toBe(404);
  });

  it('may fork, and ends where one of its ways has answered', async () => {
    const isGuest = when({name: 'is a guest?', needs: ['user']}, ({user}) => user === undefined, [turnAway], [findRoute, parseParams, invoke, greet, send]);
    const {client, logged} = await givenComposed([authenticate, isGuest]);

    const [guest, known] = [await client.get('/hello'), await client.get('/hello', {authorization: 'Ada'})];

    expect([guest.status, guest.text, known.text]).toEqual([403, 'go away', 'Hello, Ada!']);
    expect(logged).toEqual([]);
  });

  it('goes no further when an action that may answer has answered', async () => {
    const {client, logged} = await givenComposed([answerFromCache, findRoute, parseParams, invoke, send]);

    const [fresh, stale] = [await client.get('/hello', {'if-none-match': '"1"'}), await client.get('/hello')];

    expect([fresh.status, stale.text]).toEqual([304, 'Hello']);
    expect(logged).toEqual([]);
  });

  it.each<[string, readonly Step[], readonly string[]]>([
    ['reads what nobody provides', [findRoute, parseParams, send], ['✗ send (response, result)', 'send needs "result", which not every way before it provides.']],
    ['reads what comes later', [findRoute, greet, invoke, send], ['✗ greet (user, result)', 'greet needs "user"', '✗ invoke (route, params)']],
    ['never sends', [findRoute, parseParams, invoke], ['✗ the end, without an answer', 'let an action send']],
    ['is empty', [], ['✗ the end, without an answer']],
    ['sends twice', [turnAway, findRoute, parseParams, invoke, send], ['send sends, and on a way to it the request has been answered already']],
    ['may answer after it has sent', [findRoute, parseParams, invoke, send, answerFromCache], ['answerFromCache sends, and']],
    ['sends on one way only', [findRoute, parseParams, invoke, authenticate, when({name: 'guest?', needs: ['user']}, () => true, [send])], ['└ no', '✗ the end, without an answer']],
    ['sends again behind a fork', [authenticate, when({name: 'guest?', needs: ['user']}, () => true, [turnAway]), findRoute, parseParams, invoke, send], ['send sends, and']],
    [
      'reads what one way alone provides',
      [findRoute, parseParams, authenticate, when({name: 'guest?', needs: ['user']}, () => true, [], [invoke]), send],
      ['    ↓ invoke (route, params) → result', 'send needs "result", which not every way before it provides.'],
    ],
  ])('that %s is refused, with a drawing', (_, steps, parts) => {
    const compose = () => composeSequence(steps);

    expect(compose).toThrow(RestConfigError);
    for (const part of parts) expect(compose).toThrow(part);
  });

  it('draws the whole way', () => {
    expect(() => composeSequence([findRoute, parseParams, send])).toThrow(
      [
        'This sequence cannot work:',
        '  ↓ findRoute (request) → route',
        '  ↓ parseParams (request, route) → params',
        '  ✗ send (response, result) → the answer',
        '- send needs "result", which not every way before it provides.',
      ].join('\n'),
    );
  });
});

describe('middleware for Connect and Express', () => {
  it('runs as an action: a real one', async () => {
    const {client} = await givenComposed([middleware(helmet(), 'helmet'), findRoute, parseParams, invoke, send]);

    const {headers, text} = await client.get('/hello');

    expect([headers.get('x-content-type-options'), text]).toEqual(['nosniff', 'Hello']);
  });

  it.each<[string, Middleware, number]>([
    ['goes on', (_request, _response, next) => next(), 200],
    ['goes on later', (_request, _response, next) => void setTimeout(next, 5), 200],
    ['answers', (_request, response) => void response.writeHead(418).end(), 418],
    ['answers later', (_request, response) => void setTimeout(() => response.writeHead(418).end(), 5), 418],
    ['gives an error', (_request, _response, next) => next(new HttpErrors.Forbidden('no')), 403],
    ['throws', () => { throw new HttpErrors.Forbidden('no'); }, 403],
    ['rejects', async () => Promise.reject(new HttpErrors.Forbidden('no')), 403],
  ])('that %s', async (_, handle, status) => {
    const {client, logged} = await givenComposed([middleware(handle), findRoute, parseParams, invoke, send]);

    const answer = await client.get('/hello');

    expect(answer.status).toBe(status);
    expect(logged).toEqual([]);
  });
});

describe('the conformance kit', () => {
  const elements = () => ({request: {headers: {authorization: 'Ada'}}} as never);

  it('lets an action pass that keeps its promises', async () => {
    expect(await brokenBy(authenticate, {elements})).toEqual([]);
  });

  it.each<[string, DefinedAction, string]>([
    ['reads in secret', {...authenticate, needs: []}, 'It reads request, and does not say so in needs.'],
    ['does not give what it says', {...authenticate, provides: ['user', 'greeting']}, 'It says that it provides greeting, and does not.'],
    ['gives more than it says', {...authenticate, provides: []}, 'It provides user, and does not say so.'],
    ['has the name of another', {...authenticate, name: 'send'}, 'is the name of an action of the default sequence'],
    ['has no name', {...authenticate, name: ' '}, 'is no name'],
    ['mixes requests up', givenForgetful(), 'when several requests are under way'],
    ['changes what it is given', {...authenticate, run: given => { (given as {request: unknown}).request = 1; return {user: 'a'}; }}, 'Cannot assign to read only property'],
  ])('refuses one that %s', async (_, action, message) => {
    const broken = await brokenBy(action, {elements});

    expect(broken.join('\n')).toContain(message);
  });

  it('sees an answer that nobody has spoken of', async () => {
    const run = {...turnAway, sends: false} as const;
    const silent = {...answerFromCache, sends: true} as const;
    const given = await givenResponses();

    const broken = [await brokenBy(run, {elements: given.make}), await brokenBy(silent, {elements: given.make}), await brokenBy(turnAway, {elements: given.make})];
    await given.close();

    expect(broken).toEqual([
      ['turnAway answers the request only if it says so: It answers the request, and does not say so in sends.'],
      ['answerFromCache answers the request only if it says so: It says that it sends, and does not.'],
      [],
    ]);
  });
});

function givenForgetful(): DefinedAction {
  let last: unknown;
  return {
    ...authenticate,
    run: async () => {
      const mine = {};
      last = mine;
      await new Promise(resolve => setTimeout(resolve, 1));
      return {user: last === mine ? 'mine' : (undefined)};
    },
  };
}

async function brokenBy(action: DefinedAction, trial: Parameters<typeof checksOf>[1]): Promise<string[]> {
  const broken: string[] = [];
  for (const {name, run} of checksOf(action, trial)) {
    await run().catch((error: Error) => broken.push(`${name}: ${error.message}`));
  }
  return broken;
}

/** Real responses, which a client holds open. */
async function givenResponses() {
  const waiting: {request: IncomingMessage; response: ServerResponse}[] = [];
  const server = createServer((request, response) => waiting.push({request, response}));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const {port} = server.address() as {port: number};
  const asked = Array.from({length: 45}, () => fetch(`http://127.0.0.1:${port}/`).catch(() => undefined));
  while (waiting.length < asked.length) await new Promise(resolve => setTimeout(resolve, 2));
  return {
    make: () => waiting.pop() as never,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await Promise.all(asked);
    },
  };
}

async function givenComposed(steps: readonly Step[]) {
  return givenApplication([HelloController], app => app.sequence(composeSequence(steps)));
}
