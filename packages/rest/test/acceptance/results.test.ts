import {Readable} from 'node:stream';

import {afterEach, describe, expect, it} from '@jest/globals';

import {HttpErrors, RestApplication, RestBindings, ServerSentEvent, redirect, reply, writeResultToResponse} from '@rondojs/rest';
import {get, param, response} from '@rondojs/openapi-spec';
import {inject, injectable} from '@rondojs/context';

import {eventually, givenApplication, stopAll} from '../helpers.js';

import type {Constructor} from '@rondojs/context';
import type {Replies, Response as NodeResponse} from '@rondojs/rest';
import type {ContentObject, ResponseStatus} from '@rondojs/openapi-spec';

const JSON_TYPE = 'application/json';
const BYTES = 'application/octet-stream';
const LINES = 'application/jsonl';

afterEach(stopAll);

describe('a result', () => {
  it.each<[string, () => unknown, string, string]>([
    ['a Uint8Array', () => new Uint8Array([104, 105]), BYTES, 'hi'],
    ['a part of an ArrayBuffer', () => new DataView(Uint8Array.from([0, 104, 105]).buffer, 1), BYTES, 'hi'],
    ['an ArrayBuffer', () => Uint8Array.from([104, 105]).buffer, BYTES, 'hi'],
    ['a Blob', () => new Blob(['hi']), BYTES, 'hi'],
    ['a Blob with a type', () => new Blob(['hi'], {type: 'text/css'}), 'text/css; charset=utf-8', 'hi'],
    ['a stream of Node', () => Readable.from([Buffer.from('h'), Buffer.from('i')], {objectMode: false}), BYTES, 'hi'],
    ['an empty stream', () => Readable.from([], {objectMode: false}), BYTES, ''],
    ['a stream of the web', () => new Blob(['hi']).stream(), BYTES, 'hi'],
    ['a stream of objects', () => Readable.from([{a: 1}, 2]), LINES, '{"a":1}\n2\n'],
    ['a generator', () => numbers(), LINES, '1\n2\n'],
    ['an async generator', () => laterNumbers(), LINES, '1\n2\n'],
    ['an async generator of nothing', () => laterNumbers(0), LINES, ''],
    ['a Map', () => new Map([[1, 2]]), JSON_TYPE, '{}'],
    ['an object with toJSON', () => ({toJSON: () => [1]}), JSON_TYPE, '[1]'],
  ])('goes out as what it is: %s', async (_, make, type, text) => {
    const {client} = await givenApplication([givenController(make)]);

    const answer = await client.get('/');

    expect([answer.status, answer.headers.get('content-type'), answer.text]).toEqual([200, type, text]);
  });

  it.each<[string, string]>([
    ['application/jsonl', '1\n2\n'],
    ['application/x-ndjson', '1\n2\n'],
    ['application/json-seq', '\x1e1\n\x1e2\n'],
    ['application/json', '[1,2]'],
    ['text/event-stream', 'data: 1\n\ndata: 2\n\n'],
  ])('that comes in steps is written as the contract has it: %s', async (type, text) => {
    const {client} = await givenApplication([givenController(() => laterNumbers(), {[type]: {}})]);

    const answer = await client.get('/');

    expect([answer.headers.get('content-type'), answer.text]).toEqual([type, text]);
  });

  it('that comes in no steps is an empty JSON array', async () => {
    const {client} = await givenApplication([givenController(() => laterNumbers(0), {[JSON_TYPE]: {}})]);

    expect((await client.get('/')).text).toBe('[]');
  });

  it('of nothing has the status that is declared, where that is not 200', async () => {
    const {client} = await givenApplication([
      givenController(() => undefined, undefined, 201),
      givenController(() => undefined, undefined, 204, '/b'),
      givenController(() => undefined, undefined, 200, '/c'),
    ]);

    const answers = [await client.get('/'), await client.get('/b'), await client.get('/c')];

    expect(answers.map(({status}) => status)).toEqual([201, 204, 204]);
    expect(answers.map(({headers}) => headers.get('content-length'))).toEqual(['0', null, null]);
  });

  it('without a body where a status has none destroys a stream', async () => {
    const stream = endless();
    const {client} = await givenApplication([givenController(() => stream, undefined, 204)]);

    const {status, text} = await client.get('/');

    expect([status, text, stream.destroyed]).toEqual([204, '', true]);
  });
});

describe('a web Response', () => {
  it('goes out with its status, its headers and all its cookies', async () => {
    const headers = new Headers({'x-a': 'b', 'content-type': 'text/css'});
    headers.append('set-cookie', 'a=1');
    headers.append('set-cookie', 'b=2');
    const {client} = await givenApplication([
      givenController(() => new Response('p {}', {status: 203, headers}), undefined, '2XX'),
    ]);

    const answer = await client.get('/');

    expect([answer.status, answer.text, answer.headers.get('x-a')]).toEqual([203, 'p {}', 'b']);
    expect([answer.headers.get('content-type'), answer.headers.getSetCookie()]).toEqual(['text/css', ['a=1', 'b=2']]);
  });

  it('that was fetched goes on without what belonged to its connection', async () => {
    const origin = await givenApplication([givenController(() => 'x'.repeat(5000))], undefined, {compression: true});
    const proxy = await givenApplication([givenController(() => fetch(String(origin.app.url)))]);

    const {headers, text} = await proxy.client.get('/');

    expect([headers.get('content-encoding'), text.length]).toEqual([null, 5000]);
  });
});

describe('a reply', () => {
  it('has its own status, headers and body', async () => {
    class JobController {
      @get('/jobs/{id}')
      @response(200, {schema: {type: 'object'}})
      @response(202)
      find(@param.path.integer('id') id: number): Replies<{200: object; 202: undefined}> {
        return id > 1 ? reply(200, {id}) : reply(202, undefined, {'retry-after': 7});
      }
    }
    const {client} = await givenApplication([JobController]);

    const [waiting, done] = [await client.get('/jobs/1'), await client.get('/jobs/2')];

    expect([waiting.status, waiting.headers.get('retry-after'), waiting.text]).toEqual([202, '7', '']);
    expect([done.status, done.body]).toEqual([200, {id: 2}]);
  });

  it('is checked by the compiler where a method says which it has', () => {
    type Declared = Replies<{200: {id: number}; 202: undefined}>;
    const right: readonly Declared[] = [reply(200, {id: 1}), reply(202), reply(202, undefined, {'retry-after': 7})];
    // @ts-expect-error -- 201 is not declared
    const status: Declared = reply(201, {id: 1});
    // @ts-expect-error -- the body of a 200 has an id
    const body: Declared = reply(200, {});
    // @ts-expect-error -- a 202 has no body
    const tooMuch: Declared = reply(202, {id: 1});

    expect([...right, status, body, tooMuch].map(one => one.status)).toEqual([200, 202, 202, 201, 200, 202]);
  });

  it('redirects, and escapes what cannot stand in a URL', async () => {
    const {client} = await givenApplication([givenController(() => redirect('/é\r\nx: y'), undefined, 302)]);

    const {status, headers} = await client.send('GET', '/', {redirect: 'manual'});

    expect([status, headers.get('location'), headers.get('x')]).toEqual([302, '/%C3%A9%0D%0Ax:%20y', null]);
  });

  it('of another copy of the package is one too, and so are its events', async () => {
    const foreign = (name: string, members: object) => Object.assign(Object.create({[Symbol.for(`rondo.${name}`)]: true}), members);
    const event = foreign('ServerSentEvent', {data: 1, fields: {id: '7'}});
    const {client} = await givenApplication([
      givenController(() => foreign('Reply', {status: 203, body: {a: 1}, headers: {}}), undefined, 203),
      givenController(() => Readable.from([event]), {'text/event-stream': {}}, 200, '/events'),
      givenController(() => foreign('FileResult', {path: 'none', options: {root: '.'}}), undefined, 200, '/file'),
    ]);

    const [reply, events, file] = [await client.get('/'), await client.get('/events'), await client.get('/file')];

    expect([reply.status, reply.body, events.text, file.status]).toEqual([203, {a: 1}, 'id: 7\ndata: 1\n\n', 404]);
  });

  it('chooses its media type itself, of those that are declared', async () => {
    const content = {'image/png': {}, 'image/webp': {}};
    const {client} = await givenApplication([
      givenController(() => reply(200, Buffer.from('RIFF'), {'content-type': 'image/webp'}), content),
    ]);

    expect((await client.get('/')).headers.get('content-type')).toBe('image/webp');
  });

  it('never lets a line break of a header out', async () => {
    const {client, logged} = await givenApplication([givenController(() => reply(200, 'a', {'x-a': 'b\r\nset-cookie: c=d'}))]);

    const {status, headers} = await client.get('/');

    expect([status, headers.get('set-cookie')]).toEqual([500, null]);
    expect(logged).toMatchObject([{error: {code: 'ERR_INVALID_CHAR'}}]);
  });

  it('keeps the cookies and headers that were set before', async () => {
    @injectable()
    class SettingController {
      constructor(@inject(RestBindings.Http.RESPONSE) private readonly response: NodeResponse) {}

      @get('/')
      find() {
        this.response.setHeader('set-cookie', 'a=1').setHeader('vary', 'Origin').setHeader('x-a', 'b');
        return reply(200, 'text', {'set-cookie': ['b=2']});
      }
    }
    const {client} = await givenApplication([SettingController]);

    const {headers} = await client.get('/');

    expect([headers.getSetCookie(), headers.get('vary'), headers.get('x-a')]).toEqual([['a=1', 'b=2'], 'Origin', 'b']);
  });
});

describe('content negotiation', () => {
  const content = {[JSON_TYPE]: {}, 'text/plain': {}};

  it.each<[string | undefined, string]>([
    [undefined, JSON_TYPE],
    ['*/*', JSON_TYPE],
    ['text/plain', 'text/plain; charset=utf-8'],
    ['text/*', 'text/plain; charset=utf-8'],
    ['application/json;q=0.5, text/plain;q=0.4', JSON_TYPE],
    ['application/json;q=0.3, text/plain', 'text/plain; charset=utf-8'],
    ['application/json;q=0, */*', 'text/plain; charset=utf-8'],
    ['text/html, */*;q=0.1', JSON_TYPE],
  ])('answers Accept: %s in %s', async (accept, type) => {
    const {client} = await givenApplication([givenController(() => 7, content)]);

    const {headers} = await client.get('/', accept === undefined ? {} : {accept});

    expect([headers.get('content-type'), headers.get('vary')]).toEqual([type, 'Accept']);
  });

  it.each(['application/xml', 'application/json;q=0', 'text/html, image/*;q=0.8'])(
    'is a 406 that says what there is, where Accept: %s fits nothing',
    async accept => {
      const {client} = await givenApplication([givenController(() => ({a: 1}), {[JSON_TYPE]: {}})]);

      const answers = [await client.get('/', {accept}), await client.get('/', {accept})];

      expect(answers.map(({status}) => status)).toEqual([406, 406]);
      expect(answers[0]?.text).toContain(JSON_TYPE);
    },
  );

  it('takes any type for one that is declared by a wildcard', async () => {
    const {client} = await givenApplication([
      givenController(() => reply(200, Buffer.from('png'), {'content-type': 'image/png'}), {'image/*': {}}),
    ]);

    const {status, headers} = await client.get('/', {accept: 'image/png'});

    expect([status, headers.get('content-type')]).toEqual([200, 'image/png']);
  });

  it('asks nothing where nothing is declared', async () => {
    const {client} = await givenApplication([givenController(() => ({a: 1}))]);

    expect((await client.get('/', {accept: 'application/xml'})).status).toBe(200);
  });
});

describe('a serializer', () => {
  const csv = {
    mediaTypes: ['text/csv'],
    serialize: (rows: readonly (readonly unknown[])[]) => rows.map(row => row.join(',')).join('\r\n'),
  };

  it('writes a media type that is declared, for clients that want it', async () => {
    const content = {[JSON_TYPE]: {}, 'text/csv': {}};
    const {client} = await givenApplication([givenController(() => [[1, 2], [3, 4]], content)], app => {
      app.bind('serializers.csv').to(csv).tag('rest.serializer');
    });

    const [asCsv, asJson] = [await client.get('/', {accept: 'text/csv'}), await client.get('/')];

    expect([asCsv.headers.get('content-type'), asCsv.text]).toEqual(['text/csv; charset=utf-8', '1,2\r\n3,4']);
    expect(asJson.body).toEqual([[1, 2], [3, 4]]);
  });

  it('may be asynchronous, and may fail', async () => {
    const serialize = () => Promise.reject(new Error('secret'));
    const {client, logged} = await givenApplication([givenController(() => [1], {'text/csv': {}})], app => {
      app.bind('serializers.csv').to({mediaTypes: ['text/csv'], serialize}).tag('rest.serializer');
    });

    const {status, text} = await client.get('/');

    expect([status, text.includes('secret'), logged.length]).toEqual([500, false, 1]);
  });

  it('is missed by name where an object is to be written in a type that nobody writes', async () => {
    const {client, logged} = await givenApplication([givenController(() => [1], {'text/csv': {}})]);

    const {status} = await client.get('/');

    expect(status).toBe(500);
    expect(String(logged[0]?.error)).toMatch(/Nothing writes objects as text\/csv.*rest\.serializer/);
  });
});

describe('server-sent events', () => {
  const events = {'text/event-stream': {}};

  it('have ids, names, delays and comments, and data of several lines', async () => {
    const {client} = await givenApplication([
      givenController(function* () {
        yield new ServerSentEvent({a: 1}, {id: '7', event: 'price', retry: 500});
        yield new ServerSentEvent('one\r\ntwo\rthree\nfour');
        yield new ServerSentEvent(undefined, {comment: 'note'});
        yield 'text';
      }, events),
    ]);

    const {text, headers} = await client.get('/');

    expect(text).toBe(
      'id: 7\nevent: price\nretry: 500\ndata: {"a":1}\n\n' +
        'data: one\ndata: two\ndata: three\ndata: four\n\n: note\n\ndata: text\n\n',
    );
    expect([headers.get('cache-control'), headers.get('content-length')]).toEqual(['no-cache', null]);
  });

  it('cannot be split by an id', () => {
    expect(() => new ServerSentEvent(1, {id: '1\ndata: 2'})).toThrow(TypeError);
  });

  it('tell the handler where a client that comes back was', async () => {
    class FeedController {
      @get('/feed')
      @response(200, {content: events})
      *feed(@param.header.string('Last-Event-ID') last: string | undefined) {
        yield new ServerSentEvent('next', {id: String(Number(last ?? 0) + 1)});
      }
    }
    const {client} = await givenApplication([FeedController]);

    expect((await client.get('/feed', {'last-event-id': '41'})).text).toBe('id: 42\ndata: next\n\n');
  });

  it('are kept alive by comments, and open before the first of them', async () => {
    let isOver = () => undefined as void;
    const over = new Promise<void>(resolve => (isOver = resolve));
    const {app} = await givenApplication(
      [
        givenController(async function* () {
          await over;
          yield 'late';
        }, events),
      ],
      undefined,
      {heartbeat: 20},
    );

    const answer = await fetch(String(app.url));
    const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
    const beat = await reader?.read();
    isOver();
    let rest = '';
    for (let read = await reader?.read(); read?.done === false; read = await reader?.read()) rest += String(read.value);

    expect(beat?.value).toMatch(/^:\n\n/);
    expect(rest).toMatch(/data: late\n\n$/);
  });
});

describe('HEAD', () => {
  it.each<[string, () => unknown, Record<string, string>]>([
    ['an object', () => ({a: 1}), {'content-type': JSON_TYPE, 'content-length': '7'}],
    ['text', () => 'text', {'content-type': 'text/plain; charset=utf-8', 'content-length': '4'}],
    ['a Blob', () => new Blob(['hi']), {'content-type': BYTES, 'content-length': '2'}],
  ])('has the headers of GET, and no body: %s', async (_, make, expected) => {
    const {client} = await givenApplication([givenController(make)]);

    const {status, headers, text} = await client.send('HEAD', '/');

    expect([status, text]).toEqual([200, '']);
    expect(Object.fromEntries(headers)).toMatchObject(expected);
  });

  it('of an endless stream ends at once, and so does the stream', async () => {
    const stream = endless();
    const {client} = await givenApplication([givenController(() => stream)]);

    const {status} = await client.send('HEAD', '/');

    expect([status, stream.destroyed]).toEqual([200, true]);
  });
});

describe('entity tags', () => {
  it.each<['weak' | 'strong', RegExp]>([
    ['weak', /^W\/"[\w-]+"$/],
    ['strong', /^"[\w-]+"$/],
  ])('that are %s spare a client what it has', async (etag, form) => {
    const {client} = await givenApplication([givenController(() => ({a: 1}))], undefined, {etag});

    const first = await client.get('/');
    const tag = String(first.headers.get('etag'));
    const [same, other, any] = [
      await client.get('/', {'if-none-match': `"x", ${tag}`}),
      await client.get('/', {'if-none-match': '"x"'}),
      await client.send('HEAD', '/', {headers: {'if-none-match': '*'}}),
    ];

    expect(tag).toMatch(form);
    expect([same?.status, other?.status, any?.status]).toEqual([304, 200, 304]);
    expect([same?.headers.get('etag'), same?.headers.get('content-type'), same?.text]).toEqual([tag, null, '']);
  });

  it('are not made unless they are asked for, and those of a reply count', async () => {
    const {client} = await givenApplication([
      givenController(() => 'a'),
      givenController(() => reply(200, 'b', {etag: '"v1"'}), undefined, 200, '/own'),
    ]);

    const [plain, own] = [await client.get('/'), await client.get('/own', {'if-none-match': '"v1"'})];

    expect([plain.headers.get('etag'), own.status]).toEqual([null, 304]);
  });
});

describe('compression', () => {
  it.each([
    [{treshold: 10}, '/rest/compression/treshold: is no option'],
    [{encodings: ['zstd']}, '/rest/compression/encodings/0: must be one of br, gzip, deflate'],
    [{encodings: []}, '/rest/compression/encodings'],
    [{threshold: -1}, '/rest/compression/threshold'],
  ])('that cannot be is refused at the start: %j', async (compression, message) => {
    const app = new RestApplication({rest: {port: 0, compression: compression as never}});

    await expect(app.start()).rejects.toThrow(message);
  });

  const long = {text: 'again and '.repeat(500)};

  it.each([
    ['gzip', 'gzip'],
    ['br', 'br'],
    ['deflate', 'deflate'],
    ['gzip;q=0.1, br', 'br'],
    ['gzip;q=0', null],
    ['identity', null],
  ])('answers Accept-Encoding: %s by %s', async (accepted, encoding) => {
    const {client} = await givenApplication([givenController(() => long)], undefined, {compression: true});

    const {headers, body} = await client.get('/', {'accept-encoding': accepted});

    expect(headers.get('content-encoding')).toBe(encoding);
    expect([headers.get('vary'), body]).toEqual(['Accept-Encoding', long]);
    if (encoding) expect(Number(headers.get('content-length'))).toBeLessThan(500);
  });

  it.each<[string, () => unknown]>([
    ['little', () => 'a'],
    ['what is compressed already', () => reply(200, Buffer.alloc(5000), {'content-type': 'image/png'})],
    ['what says no-transform', () => reply(200, long, {'cache-control': 'no-transform'})],
  ])('leaves alone %s', async (_, make) => {
    const {client} = await givenApplication([givenController(make)], undefined, {compression: true});

    const {headers} = await client.get('/', {'accept-encoding': 'gzip'});

    expect(headers.get('content-encoding')).toBe(null);
  });

  it('of a stream sends each step at once', async () => {
    let isOver = () => undefined as void;
    const over = new Promise<void>(resolve => (isOver = resolve));
    const {app} = await givenApplication(
      [
        givenController(async function* () {
          yield {first: true};
          await over;
        }),
      ],
      undefined,
      {compression: {encodings: ['gzip', 'br']}},
    );

    for (const encoding of ['gzip', 'br']) {
      const answer = await fetch(String(app.url), {headers: {'accept-encoding': encoding}});
      const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
      expect(answer.headers.get('content-encoding')).toBe(encoding);
      expect((await reader?.read())?.value).toBe('{"first":true}\n');
    }
    isOver();
  });

  it('makes a strong tag weak', async () => {
    const {client} = await givenApplication([givenController(() => long)], undefined, {compression: true, etag: 'strong'});

    const tag = (await client.get('/', {'accept-encoding': 'gzip'})).headers.get('etag');
    const again = await client.get('/', {'accept-encoding': 'gzip', 'if-none-match': String(tag)});

    expect(tag).toMatch(/^W\/"/);
    expect(again.status).toBe(304);
  });

  it('of a stream that fails before its first byte is a problem in plain text', async () => {
    const {client} = await givenApplication([givenController(() => failing(0))], undefined, {compression: true});

    const {status, headers, body} = await client.get('/', {'accept-encoding': 'gzip'});

    expect([status, headers.get('content-encoding')]).toEqual([500, null]);
    expect(body).toMatchObject({code: 'INTERNAL_ERROR'});
  });
});

describe('a stream that fails', () => {
  it('before its first byte is a problem, with the status of its error', async () => {
    const {client, logged} = await givenApplication([
      givenController(() => failing(0)),
      givenController(() => failing(0, new HttpErrors.Gone('over')), undefined, 200, '/gone'),
      givenController(() => new ReadableStream({pull: () => Promise.reject(new Error('web'))}), undefined, 200, '/web'),
      givenController(() => laterFailing(0), undefined, 200, '/steps'),
      givenController(() => laterFailing(0, 150), undefined, 200, '/late'),
    ]);

    const answers = await Promise.all(['/', '/gone', '/web', '/steps', '/late'].map(path => client.get(path)));

    expect(answers.map(({status}) => status)).toEqual([500, 410, 500, 500, 500]);
    expect(answers.map(({headers}) => headers.get('content-type'))).toEqual(Array(5).fill('application/problem+json'));
    expect(logged.map(({error}) => (error as Error).message).sort()).toEqual(['broken', 'broken', 'broken', 'web']);
  });

  it.each<[string, () => unknown]>([
    ['a stream', () => failing(2)],
    ['an iterable', () => laterFailing(2)],
  ])('after its first byte breaks the connection off, and is logged: %s', async (_, make) => {
    const {client, logged} = await givenApplication([givenController(make)]);

    await expect(client.get('/')).rejects.toThrow();
    await eventually(() => logged.length > 0);

    expect(logged).toMatchObject([{error: {message: 'broken'}, status: 500}]);
  });

  it('by being closed before its end is not taken for whole', async () => {
    const {client, logged} = await givenApplication([
      givenController(() => {
        const stream = new Readable({read: () => undefined});
        stream.push('half');
        setTimeout(() => stream.destroy(), 10);
        return stream;
      }),
    ]);

    await expect(client.get('/')).rejects.toThrow();
    await eventually(() => logged.length > 0);

    expect(logged).toMatchObject([{error: {code: 'ERR_STREAM_PREMATURE_CLOSE'}}]);
  });

  it('does not end the process where a Send does not wait for it', async () => {
    const {client, logged} = await givenApplication([givenController(() => failing(0))], app => {
      app.bind(RestBindings.SequenceActions.SEND).to((response, result) => void writeResultToResponse(response, result));
    });

    const answer = await client.get('/');
    await new Promise(resolve => setTimeout(resolve, 30));

    expect([answer.status, String(logged[0]?.error)]).toEqual([500, expect.stringContaining('ended without a response')]);
  });

  it('of text or bytes must not give anything else', async () => {
    const {client} = await givenApplication([givenController(() => numbers(), {'text/csv': {}})]);

    expect((await client.get('/')).status).toBe(500);
  });
});

function givenController(
  make: () => unknown,
  content?: ContentObject,
  status: ResponseStatus = 200,
  path = '/',
): Constructor {
  class OneController {
    @get(path)
    @response(status, content ? {content} : {})
    find() {
      return make();
    }
  }
  // Each has a name of its own: a second one of a name would take the place of the first.
  const name = `Controller${path.slice(1)}`;
  return {[name]: class extends OneController {}}[name] as Constructor;
}

function* numbers() {
  yield 1;
  yield 2;
}

async function* laterNumbers(count = 2) {
  for (let number = 1; number <= count; number++) yield await Promise.resolve(number);
}

function endless(): Readable {
  return new Readable({
    read() {
      this.push('again');
    },
  });
}

/** Gives some chunks, and then fails. */
function failing(chunks: number, error: Error = new Error('broken')): Readable {
  let left = chunks;
  return new Readable({
    read() {
      if (left-- > 0) setTimeout(() => this.push('chunk'), 5);
      else setTimeout(() => this.destroy(error), 5);
    },
  });
}

async function* laterFailing(steps: number, pause = 0) {
  await new Promise(resolve => setTimeout(resolve, pause));
  for (let step = 0; step < steps; step++) yield await Promise.resolve(step);
  throw new Error('broken');
}
