import {readFileSync} from 'node:fs';

import {afterAll, afterEach, beforeAll, describe, expect, it, jest} from '@jest/globals';

import {RestApplication} from '@rondojs/rest';

import {changes, polite, previewed, strict} from './manners-page.js';
import {exchange, givenClient, stopAll, stopLater} from '../helpers.js';

const PAGE = readFileSync(new URL('../../../../docs/manners.md', import.meta.url), 'utf8');
const [TABLE = ''] = PAGE.split('## Those that are off');
const ROWS = [...TABLE.matchAll(/^\| (?!manner|---)([^|]+) \| [^|]+ \| [^|]+ \|$/gm)].map(([, manner = '']) => manner);

const JSON_TYPE = 'content-type: application/json';
const ORIGIN = 'origin: https://app.example.org';
const TRACE = '0af7651916cd43dd8448eb211c80319c';

/** Whom is asked, what is sent, and what must be, and must not be, in the answer. */
interface Sample {
  readonly app: RestApplication;
  readonly sent: string;
  readonly has: readonly (string | RegExp)[];
  readonly hasNot?: readonly (string | RegExp)[];
}

/** For each manner of the page, requests that show it. */
const SAMPLES: Readonly<Record<string, readonly Sample[]>> = {
  'an unknown path is 404': [sample('GET /nobody', ['404', '"code":"ROUTE_NOT_FOUND"'])],
  'another method of a known path is 405, with `Allow`': [sample('PUT /todos', ['405', /^allow: GET, HEAD, OPTIONS, PATCH, POST$/im])],
  'OPTIONS is answered with `Allow`': [sample('OPTIONS /todos', ['204', /^allow: GET, HEAD, OPTIONS, PATCH, POST$/im])],
  'HEAD is answered as GET is, without the body': [sample('HEAD /todos', ['200', /^content-length: 4$/im, /\r\n\r\n$/])],
  'the success is the status that the contract declares': [post('/todos', '{"title":"a","done":true}', ['201'])],
  'no result is 204': [sample('GET /cookie', ['204', /\r\n\r\n$/])],
  'a media type that nobody accepts is 406, and nothing runs': [
    post('/todos', '{"title":"a","done":true}', ['406', '"code":"NOT_ACCEPTABLE"', 'It answers in: application/json.'], 'accept: text/csv'),
  ],
  'several media types are negotiated, with `Vary: Accept`': [
    sample('GET /todos', ['200', /^content-type: text\/plain/im, /^vary:.*\bAccept\b/im], 'accept: text/plain, application/json;q=0.5'),
  ],
  'a body of another type is 415, with `Accept-Post` or `Accept-Patch`': [
    sample('POST /todos', ['415', /^accept-post: application\/json$/im], 'content-type: text/csv\r\ncontent-length: 1', '1'),
    sample('PATCH /todos', ['415', /^accept-patch: application\/json$/im], 'content-type: text/csv\r\ncontent-length: 1', '1'),
  ],
  'a bad percent escape is 400': [sample('GET /todos/%zz', ['400', '"code":"BAD_PATH"'])],
  'malformed JSON is 400, with the position': [post('/todos', '{"title":}', ['400', '"code":"MALFORMED_BODY"', /position|character|line/])],
  'parameters that break the contract are 400, all in one answer': [
    sample('GET /todos?limit=x&done=y', ['400', '"pointer":"/limit"', '"pointer":"/done"']),
  ],
  'a body that breaks the contract is 422, all faults in one answer': [post('/todos', '{"title":1}', ['422', '"pointer":"/title"', '"pointer":"/done"'])],
  'a body that is too large is 413': [post('/todos', `"${'a'.repeat(200)}"`, ['413', '"code":"PAYLOAD_TOO_LARGE"'], '', strict)],
  'a URL that is too long is 414': [sample(`GET /todos?${'a'.repeat(200)}`, ['414'], '', '', strict)],
  'too many headers are 431': [sample('GET /todos', ['431'], Array.from({length: 20}, (_, at) => `x-${at}: 1`).join('\r\n'), '', strict)],
  'a request has exactly one valid `Host`, or is 400': [sample('GET /todos', ['400', '"code":"BAD_HOST"'], 'host: b')],
  '`Expect: 100-continue` is answered before the body is asked for': [
    {...sample('POST /todos', ['415'], 'expect: 100-continue\r\ncontent-type: text/csv\r\ncontent-length: 9'), hasNot: ['100 Continue']},
    post('/todos', '{"title":"a","done":true}', ['HTTP/1.1 100 Continue', '201'], 'expect: 100-continue'),
  ],
  'another expectation is 417': [sample('GET /todos', ['417'], 'expect: more')],
  'another version of HTTP is 505': [{app: polite, sent: 'GET /todos HTTP/3.0\r\nhost: a\r\n\r\n', has: ['505']}],
  'errors are problem details': [sample('GET /missing', ['404', /^content-type: application\/problem\+json$/im, '"detail":"There is no todo 7."', '"type":"about:blank"'])],
  'a browser gets errors as a page, outside of production': [sample('GET /missing', ['404', /^content-type: text\/html/im, '<h1>404 Not Found</h1>'], 'accept: text/html')],
  'an error that is nobody’s business is a bare 500': [{...sample('GET /fail', ['500', '"code":"INTERNAL_ERROR"']), hasNot: ['secret']}],
  'an operation that nobody has written is 501': [sample('GET /designed', ['501', '"code":"NOT_IMPLEMENTED"'], '', '', strict)],
  'an operation that takes too long is 503': [sample('GET /late', ['503', '"code":"OPERATION_TIMEOUT"'], '', '', strict)],
  'what a client has is 304, by its entity tag': [sample('GET /text', ['304', /\r\n\r\n$/], 'if-none-match: "1"')],
  'a part of a file is 206, and one that is not there 416': [
    sample('GET /file', ['206', /^content-range: bytes 0-5\/\d+$/im, /\r\n\r\nimport$/], 'range: bytes=0-5'),
    sample('GET /file', ['416'], 'range: bytes=9999999-'),
  ],
  'what has changed meanwhile is 412': [
    sample('PATCH /todos', ['412'], `if-match: "1"\r\n${JSON_TYPE}\r\ncontent-length: 25`, '{"title":"a","done":true}'),
  ],
  'a redirection has its `Location`': [sample('GET /away', ['302', /^location: \/todos$/im])],
  'iterables are JSON lines, or server-sent events': [
    sample('GET /lines', ['200', /^content-type: application\/jsonl/im, '{"line":1}\n', '{"line":2}\n']),
    sample('GET /events', ['200', /^content-type: text\/event-stream/im, 'data: {"event":1}']),
  ],
  'cookies are safe unless you say otherwise': [sample('GET /cookie', [/^set-cookie: session=f00; .*HttpOnly.*$/im, /; Secure/, /SameSite=Lax/])],
  'answers are compressed, with `Vary: Accept-Encoding`': [
    sample('GET /text', ['200', /^content-encoding: gzip$/im, /^vary:.*Accept-Encoding/im], 'accept-encoding: gzip', '', strict),
  ],
  'a preflight is answered from the routes': [
    sample('OPTIONS /todos', ['204', /^access-control-allow-methods: GET, HEAD, OPTIONS, PATCH, POST$/im, /^access-control-max-age: 600$/im], `${ORIGIN}\r\naccess-control-request-method: PATCH`),
    {...sample('OPTIONS /todos', ['204'], 'origin: https://evil.example\r\naccess-control-request-method: PATCH'), hasNot: [/access-control-allow/i]},
  ],
  'pages of allowed origins may read answers, with `Vary: Origin`': [
    sample('GET /todos', [/^access-control-allow-origin: https:\/\/app\.example\.org$/im, /^access-control-allow-credentials: true$/im, /^vary:.*Origin/im], ORIGIN),
    {...sample('GET /todos', [/^vary:.*Origin/im], 'origin: https://evil.example'), hasNot: [/access-control/i]},
  ],
  'an operation that is deprecated says since when': [sample('GET /old', [/^deprecation: @1704067200$/im])],
  'an operation that ends says when': [sample('GET /old', [/^sunset: Tue, 31 Dec 2030 00:00:00 GMT$/im])],
  'the number of a request is told': [sample('GET /missing', [/^x-request-id: abc$/im, '"requestId":"abc"'], 'x-request-id: abc')],
  'the trace of a request is known': [sample('GET /where', [`"trace":"${TRACE}"`], `traceparent: 00-${TRACE}-b7ad6b7169203331-01`)],
  'a trusted proxy says where a client has asked': [
    sample('GET /where', ['"requestedBaseUrl":"https://api.example.org"', '"clientAddress":"203.0.113.9"'], 'forwarded: for=203.0.113.9;proto=https;host=api.example.org'),
  ],
  'the time of each action is told, outside of production': [sample('GET /todos', [/^server-timing: findRoute;dur=[\d.]+, parseParams;dur=[\d.]+, invoke;dur=[\d.]+$/im])],
  'browsers are told to be careful': [sample('GET /todos', [/^x-content-type-options: nosniff$/im, /^x-frame-options: SAMEORIGIN$/im])],
};

beforeAll(async () => {
  jest.spyOn(process.stderr, 'write').mockReturnValue(true);
  await Promise.all([stopLater(polite).start(), stopLater(strict).start()]);
});

afterEach(() => {
  changes.count = 0;
});

afterAll(async () => {
  await stopAll();
  jest.restoreAllMocks();
});

describe('the page on manners', () => {
  it('names those that are tested here, and no others', () => {
    expect(ROWS).toEqual(Object.keys(SAMPLES));
  });

  it.each(ROWS)('is true: %s', async manner => {
    for (const {app, sent, has, hasNot = []} of SAMPLES[manner] ?? []) {
      const received = await exchange(app.url, sent);

      for (const text of has) expect(received).toMatch(typeof text === 'string' && /^\d{3}$/.test(text) ? new RegExp(`HTTP/1.1 ${text} `) : text);
      for (const text of hasNot) expect(received).not.toMatch(text);
    }
    if (manner.endsWith('nothing runs')) expect(changes.count).toBe(0);
  });

  it('shows options that are tested here', () => {
    const code = readFileSync(new URL('./manners-page.ts', import.meta.url), 'utf8').replaceAll(/^ +/gm, '');

    const snippets = [...PAGE.matchAll(/^```ts\n(.*?)^```$/gms)].map(([, snippet = '']) => snippet.replaceAll(/^ +/gm, ''));

    expect(snippets).toHaveLength(2);
    expect(snippets.filter(snippet => !code.includes(snippet))).toEqual([]);
  });

  it.each([
    ['https://pr-7.example.dev', true],
    ['https://a.b.example.org', true],
    ['https://example.org', false],
    ['null', false],
  ])('shows who is let in: %s', async (origin, isIn) => {
    const app = stopLater(new RestApplication({rest: {port: 0, cors: previewed}}));
    await app.start();

    const {headers} = await givenClient(app.url).get('/openapi.json', {origin});

    expect(headers.get('access-control-allow-origin')).toBe(isIn ? origin : null);
  });
});

function sample(line: string, has: Sample['has'], fields = '', body = '', app = polite): Sample {
  return {app, has, sent: `${line} HTTP/1.1\r\nhost: a\r\nconnection: close\r\n${fields === '' ? '' : `${fields}\r\n`}\r\n${body}`};
}

function post(path: string, body: string, has: Sample['has'], fields = '', app = polite): Sample {
  const own = fields === '' ? '' : `\r\n${fields}`;
  return sample(`POST ${path}`, has, `${JSON_TYPE}\r\ncontent-length: ${body.length}${own}`, body, app);
}
