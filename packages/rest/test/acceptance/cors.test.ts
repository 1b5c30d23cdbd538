import {afterEach, describe, expect, it} from '@jest/globals';

import {RestApplication} from '@rondojs/rest';
import {get, post} from '@rondojs/openapi-spec';

import {givenApplication, stopAll} from '../helpers.js';

import type {CorsOptions, OriginTest} from '@rondojs/rest';

const ORIGIN = 'https://app.example.org';
const EVIL = 'https://evil.example';
const BELOW = 'https://*.example.org';

let calls = 0;

class ThingController {
  @get('/things')
  list() {
    calls++;
    return [];
  }

  @post('/things')
  create() {
    return {};
  }

  @get('/old')
  old() {
    return 'old';
  }
}

afterEach(stopAll);

describe('CORS', () => {
  it('is off until it is asked for', async () => {
    const {client} = await givenApplication([ThingController]);

    const {headers} = await client.get('/things', {origin: ORIGIN});

    expect([...headers.keys()].filter(name => name.startsWith('access-control'))).toEqual([]);
    expect(headers.get('vary')).toBeNull();
  });

  it.each<[string, CorsOptions, string | undefined, Record<string, string | null>]>([
    ['an origin that is named', {origins: [ORIGIN]}, ORIGIN, {'access-control-allow-origin': ORIGIN, vary: 'Origin'}],
    ['another origin', {origins: [ORIGIN]}, EVIL, {'access-control-allow-origin': null, vary: 'Origin'}],
    ['no origin', {origins: [ORIGIN]}, undefined, {'access-control-allow-origin': null, vary: 'Origin'}],
    ['any origin', {origins: '*'}, EVIL, {'access-control-allow-origin': '*', 'access-control-allow-credentials': null, vary: null}],
    ['a page without an origin, where all may', {origins: '*'}, 'null', {'access-control-allow-origin': '*', vary: null}],
    ['another origin, with credentials', {origins: [ORIGIN], credentials: true}, EVIL, {'access-control-allow-credentials': null}],
    [
      'credentials and headers',
      {origins: [ORIGIN], credentials: true, exposedHeaders: ['ETag', 'Link']},
      ORIGIN,
      {'access-control-allow-credentials': 'true', 'access-control-expose-headers': 'ETag, Link'},
    ],
  ])('tells browsers of %s', async (_, cors, origin, expected) => {
    const {client} = await givenApplication([ThingController], undefined, {cors});
    const head: Record<string, string> = origin === undefined ? {} : {origin};

    const answers = [await client.get('/things', head), await client.get('/nobody', head)];

    for (const {headers} of answers) {
      const actual = Object.keys(expected).map(name => [name, headers.get(name)]);
      expect(Object.fromEntries(actual)).toEqual(expected);
    }
  });

  it.each<[boolean, CorsOptions['origins'], string]>([
    [true, [BELOW], 'https://app.example.org'],
    [true, [BELOW], 'https://a.b-c.example.org'],
    [false, [BELOW], 'https://example.org'],
    [true, [BELOW, 'https://example.org'], 'https://example.org'],
    [false, [BELOW], 'http://app.example.org'],
    [false, [BELOW], 'https://app.example.org:8443'],
    [true, ['https://*.example.org:8443'], 'https://app.example.org:8443'],
    [false, [BELOW], 'https://app.example.org.evil.example'],
    [false, [BELOW], 'https://evilexample.org'],
    [false, [BELOW], 'https://app.exampleXorg'],
    [false, [BELOW], 'https://evil.example?.example.org'],
    [false, [BELOW], 'https://evil.example/.example.org'],
    [false, [BELOW], 'https://a@evil.example#.example.org'],
    [true, ['http://*.localhost:3000'], 'http://shop.localhost:3000'],
    [true, ['capacitor://localhost'], 'capacitor://localhost'],
    [true, [/https:\/\/pr-\d+[.]example[.]org/], 'https://pr-17.example.org'],
    [true, [/https:\/\/pr-\d+[.]example[.]org/g], 'https://pr-17.example.org'],
    [false, [/https:\/\/pr-\d+[.]example[.]org/], 'https://pr-17.example.org.evil.example'],
    [false, [/example[.]org/], 'https://app.example.org'],
    [false, [/a|https:\/\/app[.]example[.]org/], 'https://app.example.org.evil.example'],
    [true, [/https:\/\/APP[.]example[.]org/i], 'https://app.example.org'],
    [false, [/.*/], 'null'],
    [true, origin => origin === ORIGIN, ORIGIN],
    [false, origin => origin === ORIGIN, EVIL],
    [true, async origin => Promise.resolve(origin === ORIGIN), ORIGIN],
    [false, async origin => Promise.resolve(origin === ORIGIN), EVIL],
    [true, (_, {url}) => url === '/things', EVIL],
    [false, () => 'yes' as never, ORIGIN],
    [false, () => true, 'null'],
    [false, () => true, `https://${'a'.repeat(300)}.example`],
  ])('lets in (%p) by %p: %s', async (isAllowed, origins, origin) => {
    const {client} = await givenApplication([ThingController], undefined, {cors: {origins, credentials: typeof origins === 'function'}});

    const answers = [await client.get('/things', {origin}), await client.get('/things', {origin}), await preflight(client, origin)];

    for (const {headers} of answers) {
      expect(headers.get('access-control-allow-origin')).toBe(isAllowed ? origin : null);
      expect(headers.get('vary')).toMatch(/^Origin/);
    }
  });

  it.each<[string, OriginTest]>([
    ['throws', () => { throw new Error('secret'); }],
    ['rejects', () => Promise.reject(new Error('secret'))],
  ])('whose function %s is a 500 that runs nothing, and is logged', async (_, origins) => {
    const {client, logged} = await givenApplication([ThingController], undefined, {cors: {origins}});
    const before = calls;

    const {status, text, headers} = await client.get('/things', {origin: ORIGIN});

    expect([status, calls - before, headers.get('access-control-allow-origin')]).toEqual([500, 0, null]);
    expect(text).not.toContain('secret');
    expect(logged).toEqual([{error: new Error('secret'), status: 500, url: '/things'}]);
  });

  it('whose function never answers is a 503 at the time limit, and runs nothing', async () => {
    let answer: (isAllowed: boolean) => void = () => undefined;
    const origins = () => new Promise<boolean>(resolve => (answer = resolve));
    const {client} = await givenApplication([ThingController], undefined, {cors: {origins}, timeLimit: 50});
    const before = calls;

    const {status} = await client.get('/things', {origin: ORIGIN});
    answer(false);
    await new Promise(resolve => setTimeout(resolve, 20));

    expect([status, calls - before]).toEqual([503, 0]);
  });

  it('asks nobody about a request without an origin', async () => {
    const asked: string[] = [];
    const {client} = await givenApplication([ThingController], undefined, {cors: {origins: origin => asked.push(origin) > 0}});

    await client.get('/things');
    await client.get('/things', {origin: ORIGIN});

    expect(asked).toEqual([ORIGIN]);
  });

  it('answers a preflight from the routes', async () => {
    const cors = {origins: [ORIGIN], allowedHeaders: ['content-type'], maxAge: 600};
    const {client} = await givenApplication([ThingController], undefined, {cors});

    const [known, stranger, other, unknown] = [
      await preflight(client, ORIGIN),
      await preflight(client, EVIL),
      await preflight(client, ORIGIN, '/old'),
      await preflight(client, ORIGIN, '/nobody'),
    ];

    expect(known.status).toBe(204);
    expect(known.headers.get('access-control-allow-methods')).toBe('GET, HEAD, OPTIONS, POST');
    expect(known.headers.get('access-control-allow-headers')).toBe('content-type');
    expect(known.headers.get('access-control-max-age')).toBe('600');
    expect(known.headers.get('vary')).toBe('Origin, Access-Control-Request-Method, Access-Control-Request-Headers');
    expect(stranger.headers.get('access-control-allow-methods')).toBeNull();
    expect(other.headers.get('access-control-allow-methods')).toBe('GET, HEAD, OPTIONS');
    expect(unknown.status).toBe(404);
  });

  it('allows the headers that a page asks for, unless they are listed', async () => {
    const {client} = await givenApplication([ThingController], undefined, {cors: {origins: [ORIGIN]}});
    const ask = (fields: string) => preflight(client, ORIGIN, '/things', {'access-control-request-headers': fields});

    const [sane, odd] = [await ask('x-a, content-type'), await ask('x-a; b')];

    expect(sane.headers.get('access-control-allow-headers')).toBe('x-a, content-type');
    expect(odd.headers.get('access-control-allow-headers')).toBeNull();
  });

  it.each<[CorsOptions, string]>([
    [{origins: '*', credentials: true}, "origins: '*' with credentials"],
    [{origins: [/.*/], credentials: true}, '/.*/ with credentials'],
    [{origins: [/https?:\/\/.+/], credentials: true}, 'with credentials'],
    [{origins: ['https://app.example.org/']}, 'is no origin'],
    [{origins: ['app.example.org']}, 'is no origin'],
    [{origins: ['https://App.example.org']}, 'is no origin'],
    [{origins: ['https://app.example.org:443']}, 'is no origin'],
    [{origins: ['*']}, 'is no origin'],
    [{origins: ['null']}, 'is no origin'],
    [{origins: ['https://*.org']}, 'is no origin'],
    [{origins: ['https://*']}, 'is no origin'],
    [{origins: ['https://a.*.example.org']}, 'is no origin'],
    [{origins: ['https://*.*.example.org']}, 'is no origin'],
    [{origins: [7 as never]}, '7 is no origin'],
    [{origins: []}, 'origins must be'],
    [{origins: 'https://app.example.org' as never}, 'origins must be'],
    [{} as never, '/rest/cors/origins'],
    [{origins: [ORIGIN], exposedHeaders: ['a b']}, '"a b" is no header'],
    [{origins: [ORIGIN], exposedHeaders: ['*'], credentials: true}, 'exposedHeaders'],
    [{origins: [ORIGIN], maxAge: -1}, 'maxAge'],
  ])('that cannot be right is refused at the start: %p', async (cors, message) => {
    const app = new RestApplication({rest: {port: 0, cors}});

    await expect(app.start()).rejects.toMatchObject({message: expect.stringContaining(message)});
  });
});

function preflight(client: Awaited<ReturnType<typeof givenApplication>>['client'], origin: string, path = '/things', more = {}) {
  return client.send('OPTIONS', path, {headers: {origin, 'access-control-request-method': 'POST', ...more}});
}
