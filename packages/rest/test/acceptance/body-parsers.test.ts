import {brotliCompressSync, deflateRawSync, deflateSync, gzipSync} from 'node:zlib';
import {request as httpRequest} from 'node:http';
import {buffer, text} from 'node:stream/consumers';
import {once} from 'node:events';

import {afterEach, describe, expect, it} from '@jest/globals';
import {parse as parseYaml} from 'yaml';

import {DefaultSequence, MalformedBodyError, RestApplication, RestBindings, RestServer} from '@rondojs/rest';
import {api, get, operation, post, requestBody} from '@rondojs/openapi-spec';
import {inject} from '@rondojs/context';

import {exchange, givenApplication, givenClient, stopAll, stopLater} from '../helpers.js';

import type {BytesParser, Request, RequestContext, StreamParser} from '@rondojs/rest';
import type {Client} from '../helpers.js';
import type {ComponentsObject} from '@rondojs/openapi-spec';

const number = {type: 'object', properties: {n: {type: 'integer'}}} as const;

class YamlParser implements BytesParser {
  readonly mediaTypes = ['application/yaml', '+yaml'];

  parse(bytes: Buffer): unknown {
    try {
      return parseYaml(bytes.toString());
    } catch (cause) {
      throw new MalformedBodyError('The request body is not YAML.', {cause});
    }
  }
}

class LoudTextParser implements BytesParser {
  readonly mediaTypes = ['text/*'];
  readonly suffix = '!';

  parse(bytes: Buffer): string {
    return bytes.toString().toUpperCase() + this.suffix;
  }
}

const components: ComponentsObject = {
  requestBodies: {Numbers: {content: {'application/json': {schema: number}, 'text/plain': {schema: {maxLength: 3}}}}},
};

@api({components})
class BodyController {
  @post('/yaml')
  yaml(@requestBody({content: {'application/yaml': {schema: number}, 'application/a+yaml': {}}}) body: unknown) {
    return {body};
  }

  @post('/text')
  text(@requestBody({content: {'text/*': {}}}) body: string) {
    return {body};
  }

  @post('/json')
  json(@requestBody({schema: {}}) body: unknown) {
    return {body};
  }

  @post('/any')
  any(@requestBody({content: {'image/*': {schema: {maxLength: 4}}, 'image/gif': {schema: {maxLength: 2}}, '*/*': {}}}) body: unknown) {
    return Buffer.isBuffer(body) ? {bytes: body.length} : {body};
  }

  @post('/raw')
  raw(@requestBody({content: {'application/json': {'x-parser': 'raw', schema: {type: 'string'}}}}) body: Buffer) {
    return {bytes: body.toString()};
  }

  @post('/own')
  own(@requestBody({content: {'text/a': {'x-parser': LoudTextParser}, 'text/b': {'x-parser': String}}}) body: string) {
    return {body};
  }

  @post('/stream', {'x-body-limit': 10, responses: {}})
  async stream(
    @requestBody({content: {'application/octet-stream': {'x-parser': 'stream'}}}) body: Request,
    @inject(RestBindings.Http.REQUEST) request: Request,
  ) {
    let text = '';
    for await (const chunk of body) text += String(chunk);
    return {isRequest: body === request, text};
  }

  @operation('post', '/referred', {requestBody: {$ref: '#/components/requestBodies/Numbers'}, responses: {}})
  referred(body: unknown) {
    return {body};
  }

  @post('/versions')
  versions(
    @requestBody({content: {'text/plain': {schema: {maxLength: 1}}, 'text/plain; v=2': {schema: {maxLength: 3}}}}) body: string,
  ) {
    return {body};
  }

  @post('/small', {'x-body-limit': {size: 3, depth: 1}, responses: {}})
  small(@requestBody({schema: {}}) body: unknown) {
    return {body};
  }

  @post('/large', {'x-body-limit': 3_000_000, responses: {}})
  large(@requestBody({schema: {}}) body: string) {
    return body.length;
  }

  @get('/none')
  none() {
    return 'none';
  }

  @post('/unread')
  unread() {
    return 'unread';
  }
}

afterEach(stopAll);

describe('a body parser', () => {
  it('is added by its class, and its values are validated', async () => {
    const {client} = await givenApplication([BodyController], app => void app.bodyParser(YamlParser));

    const answers = [
      await send(client, '/yaml', 'application/yaml', 'n: 7'),
      await send(client, '/yaml', 'application/a+yaml', '- a'),
      await send(client, '/yaml', 'application/yaml', 'n: seven'),
      await send(client, '/yaml', 'application/yaml', 'n: [7'),
      await send(client, '/json', 'application/yaml', '7'),
    ];

    expect(answers.map(({status}) => status)).toEqual([200, 200, 422, 400, 415]);
    expect(answers.slice(0, 2).map(({body}) => body)).toEqual([{body: {n: 7}}, {body: ['a']}]);
  });

  it('that nobody has added makes a media type that is described one that is not accepted', async () => {
    const {client, logged} = await givenApplication([BodyController]);

    const {status, body} = await send(client, '/yaml', 'application/yaml', 'n: 7');

    expect(status).toBe(415);
    expect(body).toMatchObject({detail: expect.stringContaining('accepts: none that is understood here.')});
    expect(logged).toEqual([]);
  });

  it('takes the place of one with its name, comes and goes while the server runs, and may be of one server', async () => {
    const {app, client} = await givenApplication([BodyController]);
    const text = async () => (await send(client, '/text', 'text/plain', 'a')).body;

    const answers = [await text()];
    app.bodyParser(LoudTextParser, 'text');
    answers.push(await text());
    app.unbind(`${RestBindings.BODY_PARSERS}.text`);
    const {status} = await send(client, '/text', 'text/plain', 'a');
    (await app.getServer(RestServer)).bodyParser(LoudTextParser);
    answers.push(await text());

    expect(answers).toEqual([{body: 'a'}, {body: 'A!'}, {body: 'A!'}]);
    expect(status).toBe(415);
  });

  it('is chosen by the contract: by its name, its class, or a function in its place', async () => {
    const {client} = await givenApplication([BodyController]);

    const answers = [
      await send(client, '/raw', 'application/json', '{'),
      await send(client, '/own', 'text/a', 'a'),
      await send(client, '/own', 'text/b', 'b'),
      await send(client, '/stream', 'application/octet-stream', 'unread'),
    ];

    expect(answers.map(({body}) => body)).toEqual([
      {bytes: '{'},
      {body: 'A!'},
      {body: 'b'},
      {isRequest: true, text: 'unread'},
    ]);
  });

  it.each([
    ['cbor', 'there is no body parser named cbor, as x-parser asks for. There are: json,'],
    ['jsom', 'Did you mean json?'],
    [7, 'named 7'],
  ])('that does not exist is refused at the start: %s', async (wanted, message) => {
    class Controller {
      @post('/a')
      a(@requestBody({content: {'text/plain': {'x-parser': wanted}}}) body: unknown) {
        return body;
      }
    }
    const app = new RestApplication({controllers: [Controller], rest: {port: 0}});

    const error = await app.start().catch((fault: Error) => fault.message);

    expect(error).toContain('Controller.a: ');
    expect(error).toContain(message);
  });

  it('that is added before the start is there', async () => {
    class Controller {
      @post('/a')
      a(@requestBody({content: {'text/plain': {'x-parser': 'loud'}}}) body: unknown) {
        return {body};
      }
    }
    const {client} = await givenApplication([Controller], app => app.bodyParser(LoudTextParser, 'loud'));

    expect((await send(client, '/a', 'text/plain', 'a')).body).toEqual({body: 'A!'});
  });
});

/** Takes bodies as they come, also compressed ones. */
class GzipParser implements StreamParser {
  readonly mediaTypes = [];
  readonly codings = ['gzip'];

  parseStream(request: Request) {
    return buffer(request);
  }
}

describe('a compressed body', () => {
  class CodedController {
    @post('/stream')
    async stream(@requestBody({content: {'application/octet-stream': {'x-parser': 'stream'}}}) body: Request) {
      return {text: await text(body), coding: body.headers['content-encoding']};
    }

    @post('/own')
    async own(@requestBody({content: {'application/octet-stream': {'x-parser': GzipParser}}}) body: Buffer) {
      return {bytes: body.length};
    }
  }
  const given = async (path: string, coding: string) => {
    const {client} = await givenApplication([CodedController]);
    const headers = {'content-type': 'application/octet-stream', 'content-encoding': coding};
    return client.send('POST', path, {body: gzipSync('abc'), headers});
  };

  it.each([
    ['/stream', 'gzip', 415, 'identity'],
    ['/stream', 'identity', 200, null],
    ['/own', 'gzip', 200, null],
    ['/own', 'X-GZIP', 200, null],
    ['/own', 'br', 415, 'gzip'],
  ])('of %s in %s is %i: who reads the request says what it takes off', async (path, coding, status, accepted) => {
    const answer = await given(path, coding);

    expect([answer.status, answer.headers.get('accept-encoding')]).toEqual([status, accepted]);
  });
});

describe('the media type of a contract', () => {
  it.each([
    ['image/png', 'abcd', 200, {bytes: 4}],
    ['image/png', 'abcde', 422, {}],
    ['image/gif', 'abc', 422, {}],
    ['application/json', '[1]', 200, {body: [1]}],
    ['application/vnd.a+json', '[1]', 200, {body: [1]}],
    ['text/json', '[1]', 200, {body: [1]}],
    ['text/plain; charset=latin1', '\u00e9', 200, {body: 'é'}],
    ['text/plain; charset=utf-16le', 'a\0b\0', 200, {body: 'ab'}],
    ['text/plain; charset=us-ascii', 'a', 200, {body: 'a'}],
    ['text/plain; charset=us-ascii', '\u00e9', 400, {}],
    ['text/plain; charset=utf-8', '\u00e9', 400, {}],
    ['text/plain; charset=utf-16le', 'a\0b', 400, {}],
    ['text/plain; charset=koi8-r', 'a', 415, {}],
    ['application/json; charset=latin1', '1', 415, {}],
    ['application/xml', '<a/>', 200, {bytes: 4}],
  ])('may be a range, of which the most special one counts: %s %j', async (type, text, status, body) => {
    const {client} = await givenApplication([BodyController]);

    const answer = await send(client, '/any', type, Buffer.from(text, 'latin1'));

    expect(answer.status).toBe(status);
    expect(answer.body).toMatchObject(body);
  });

  it('may have parameters, which the request must have too', async () => {
    const {client} = await givenApplication([BodyController]);

    const answers = [
      await send(client, '/versions', 'text/plain; v=2; x=1', 'abc'),
      await send(client, '/versions', 'text/plain; v=3', 'abc'),
      await send(client, '/versions', 'text/plain', 'a'),
    ];

    expect(answers.map(({status}) => status)).toEqual([200, 422, 200]);
  });

  it('may be in the components of the document', async () => {
    const {client} = await givenApplication([BodyController]);

    const answers = [
      await send(client, '/referred', 'application/json', '{"n":1}'),
      await send(client, '/referred', 'application/json', '{"n":"1"}'),
      await send(client, '/referred', 'text/plain', 'abcd'),
    ];

    expect(answers.map(({status}) => status)).toEqual([200, 422, 422]);
  });

  it('tells what is accepted when another one comes', async () => {
    const {client} = await givenApplication([BodyController]);

    const {headers} = await send(client, '/referred', 'application/xml', '<a/>');

    expect(headers.get('accept')).toBe('application/json, text/plain');
  });
});

describe('a body that is compressed', () => {
  const text = JSON.stringify('a'.repeat(1000));

  it.each([
    ['gzip', gzipSync(text)],
    ['GZIP', gzipSync(text)],
    ['x-gzip', gzipSync(text)],
    ['deflate', deflateSync(text)],
    ['br', brotliCompressSync(text)],
    ['identity', Buffer.from(text)],
  ])('is inflated: %s', async (coding, bytes) => {
    const {client} = await givenApplication([BodyController]);

    const {status, body} = await send(client, '/json', 'application/json', bytes, coding);

    expect(status).toBe(200);
    expect(body).toEqual({body: 'a'.repeat(1000)});
  });

  it.each([
    ['zstd', Buffer.from(text), 415],
    ['gzip, gzip', gzipSync(gzipSync(text)), 415],
    ['constructor', Buffer.from(text), 415],
    ['gzip', Buffer.from(text), 400],
    ['gzip', gzipSync(text).subarray(0, -10), 400],
    ['gzip', Buffer.from('\x1f'), 400],
    ['deflate', deflateRawSync(text), 400],
    ['br', Buffer.from(text), 400],
    ['br', brotliCompressSync(text).subarray(0, -3), 400],
  ])('is refused when it is none that is understood: %s %#', async (coding, bytes, status) => {
    const {client, logged} = await givenApplication([BodyController]);

    const answer = await send(client, '/json', 'application/json', bytes, coding);

    expect(answer.status).toBe(status);
    expect(answer.headers.get('accept-encoding')).toBe(status === 415 ? 'gzip, deflate, br' : null);
    expect(logged).toEqual([]);
  });

  it('is refused as soon as it is larger than the limit, however small it was', async () => {
    const {client} = await givenApplication([BodyController]);
    const bomb = gzipSync(Buffer.alloc(100_000_000, ' '));
    const before = process.memoryUsage().arrayBuffers;

    const {status} = await send(client, '/json', 'application/json', bomb, 'gzip');

    expect(status).toBe(413);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(20_000_000);
  });

  it('may be a form with files', async () => {
    const {client} = await givenApplication([BodyController]);
    const part = '--b\r\ncontent-disposition: form-data; name=a\r\n\r\n1\r\n--b--\r\n';
    class FormController {
      @post('/form')
      form(@requestBody({content: {'multipart/form-data': {}}}) form: {fields: object}) {
        return form.fields;
      }
    }
    const {client: other} = await givenApplication([FormController]);

    const {body} = await send(other, '/form', 'multipart/form-data; boundary=b', gzipSync(part), 'gzip');
    const {status} = await send(client, '/json', 'multipart/form-data; boundary=b', gzipSync(part), 'gzip');

    expect(body).toEqual({a: '1'});
    expect(status).toBe(415);
  });
});

describe('the limits of bodies', () => {
  it('are those of the operation, then of the server, then of its configuration', async () => {
    const {app, client} = await givenApplication([BodyController], undefined, {bodyLimit: {size: 20, depth: 2}});
    const statuses = async () => [
      (await client.post('/json', 'x'.repeat(10))).status,
      (await client.post('/json', [[]])).status,
      (await client.post('/json', [[[]]])).status,
      (await client.post('/small', [1])).status,
      (await client.post('/small', 1234)).status,
      (await client.post('/large', 'x'.repeat(2_000_000))).status,
    ];

    expect(await statuses()).toEqual([200, 200, 400, 200, 413, 200]);
    await app.stop();

    const other = new RestApplication({controllers: [BodyController], rest: {port: 0}});
    other.bind(RestBindings.BODY_LIMIT).to(4);
    await stopLater(other).start();
    const {status} = await givenClient(other.url).post('/json', 'xxxx');
    expect(status).toBe(413);
  });

  it('hold the declared length of a stream off', async () => {
    const {client} = await givenApplication([BodyController]);

    const {status} = await send(client, '/stream', 'application/octet-stream', 'x'.repeat(11));

    expect(status).toBe(413);
  });
});

describe('a body that nobody described', () => {
  it.each(['POST /unread', 'GET /none'])('is ignored, whatever it is, and the connection goes on: %s', async line => {
    const {app} = await givenApplication([BodyController]);
    const head = `${line} HTTP/1.1\r\nhost: a\r\ncontent-type: nonsense\r\ncontent-length: 200000\r\n`;
    const body = Buffer.alloc(200_000, 'x');

    const answer = await exchange(app.url, `${head}\r\n`, body, `${head}connection: close\r\n\r\n`, body);

    expect(answer.match(/HTTP\/1.1 200/g)).toHaveLength(2);
  });
});

describe('a body that somebody has read before', () => {
  it('is told of, and does not make the client wait', async () => {
    class ReadingSequence extends DefaultSequence {
      override async handle(context: RequestContext) {
        await once(context.request.resume(), 'end');
        await super.handle(context);
      }
    }
    const {client, logged} = await givenApplication([BodyController], app => void app.sequence(ReadingSequence));

    const {status, body} = await client.post('/json', {secret: 1});

    expect(status).toBe(500);
    expect(body).toMatchObject({code: 'INTERNAL_ERROR'});
    expect(logged.map(({error}) => String(error))).toEqual([
      'BodyAlreadyReadError: The body of POST /json has been read before it was to be parsed. ' +
        'Let parseParams come before what reads it, or describe the body with x-parser: stream.',
    ]);
  });
});

describe('a client that waits for 100 Continue', () => {
  it('is told to go on when its body is wanted', async () => {
    const {app} = await givenApplication([BodyController]);

    const {hasContinued, status, connection} = await askWith(app.url, '/json', {'content-type': 'application/json'});

    expect([hasContinued, status, connection]).toEqual([true, 200, 'keep-alive']);
  });

  it.each([
    ['/nobody', {'content-type': 'application/json'}, 404],
    ['/json', {'content-type': 'application/xml'}, 415],
    ['/json', {'content-type': 'application/json', 'content-encoding': 'zstd'}, 415],
    ['/small', {'content-type': 'application/json'}, 413],
    ['/unread', {}, 200],
  ])('has its answer at once when it is not: %s %j', async (path, headers, expected) => {
    const {app} = await givenApplication([BodyController]);

    const {hasContinued, status, connection} = await askWith(app.url, path, headers);

    expect([hasContinued, status, connection]).toEqual([false, expected, 'close']);
  });

  it('is answered at once when it expects something else', async () => {
    const {app} = await givenApplication([BodyController]);
    const head = 'POST /json HTTP/1.1\r\nhost: a\r\nexpect: more\r\ncontent-length: 5\r\nconnection: close\r\n\r\n';

    const answer = await exchange(app.url, head);

    expect(answer).toMatch(/^HTTP\/1.1 417 /);
  });
});

function send(client: Client, path: string, type: string, body: string | Buffer, coding?: string) {
  return client.send('POST', path, {body, headers: {'content-type': type, ...(coding && {'content-encoding': coding})}});
}

/** Sends no body until it is told to. */
async function askWith(url: string | undefined, path: string, headers: Record<string, string>) {
  const more = {...headers, expect: '100-continue', 'content-length': '9', connection: 'keep-alive'};
  const request = httpRequest(`${url}${path}`, {method: 'POST', headers: more});
  let hasContinued = false;
  request.on('continue', () => {
    hasContinued = true;
    request.end('{"n": 10}');
  });
  request.flushHeaders();
  const [response] = await once(request, 'response');
  request.on('error', () => undefined).destroy();
  return {hasContinued, status: response.statusCode as number, connection: response.headers.connection as string};
}
