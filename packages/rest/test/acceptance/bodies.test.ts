import {Agent, request as httpRequest} from 'node:http';
import {once} from 'node:events';

import {afterEach, describe, expect, it} from '@jest/globals';

import {api, post, requestBody} from '@rondojs/openapi-spec';

import {exchange, givenApplication, stopAll} from '../helpers.js';

import type {ComponentsObject} from '@rondojs/openapi-spec';

const components: ComponentsObject = {
  schemas: {
    Todo: {
      type: 'object',
      required: ['title', 'done'],
      additionalProperties: false,
      properties: {
        title: {type: 'string'},
        done: {type: 'boolean'},
        priority: {type: 'integer'},
        tags: {type: 'array', items: {$ref: '#/components/schemas/Tag'}},
      },
    },
    Tag: {type: 'string', minLength: 1},
  },
};

@api({components})
class TodoController {
  @post('/todos')
  create(@requestBody({schema: {$ref: '#/components/schemas/Todo'}}) todo: object) {
    return todo;
  }

  @post('/anything')
  anything(@requestBody({schema: {}}) body: unknown) {
    return {body};
  }

  @post('/optional')
  optional(@requestBody({schema: {type: 'integer'}, required: false}) body?: number) {
    return {body: body ?? 'none'};
  }

  @post('/text')
  text(@requestBody({content: {'text/plain': {schema: {type: 'string', maxLength: 5}}}}) text: string) {
    return {text};
  }

  @post('/bytes')
  bytes(@requestBody({content: {'application/octet-stream': {}}}) bytes: Buffer) {
    return {bytes: bytes.length};
  }

  @post('/none')
  none() {
    return 'none';
  }
}

afterEach(stopAll);

describe('a body', () => {
  it('is given to the operation when it is as described', async () => {
    const {client} = await givenApplication([TodoController]);
    const todo = {title: 'Write', done: false, tags: ['a']};

    const {body} = await client.post('/todos', todo);

    expect(body).toEqual(todo);
  });

  it('is refused with all its faults, each by a pointer', async () => {
    const {client} = await givenApplication([TodoController]);

    const {status, body} = await client.post('/todos', {done: 'true', priority: '5', tags: ['a', ''], owner: 1});

    expect(status).toBe(422);
    expect(body).toMatchObject({code: 'INVALID_BODY', detail: 'The request body has 5 faults.'});
    expect(faultsOf(body)).toEqual([
      ['/done', 'type'],
      ['/owner', 'additionalProperties'],
      ['/priority', 'type'],
      ['/tags/1', 'minLength'],
      ['/title', 'required'],
    ]);
  });

  it.each([null, [], 'a', 7])('is refused as a whole when it is %j', async sent => {
    const {client} = await givenApplication([TodoController]);

    const {status, body} = await client.post('/todos', sent);

    expect(status).toBe(422);
    expect(faultsOf(body)).toEqual([['', 'type']]);
  });

  it('may be text or bytes', async () => {
    const {client} = await givenApplication([TodoController]);
    const send = (path: string, type: string, body: string) =>
      client.send('POST', path, {body, headers: {'content-type': type}});

    const answers = [
      await send('/text', 'text/plain', 'héé'),
      await send('/text', 'text/plain;charset=utf-8', 'too long'),
      await send('/bytes', 'application/octet-stream', '\u0000é'),
    ];

    expect(answers.map(({status}) => status)).toEqual([200, 422, 200]);
    expect(answers.map(({body}) => body)).toMatchObject([{text: 'héé'}, {}, {bytes: 3}]);
  });

  it.each([
    ['/todos', 400, {code: 'MISSING_BODY', detail: 'A request body is required: application/json.'}],
    ['/optional', 200, {body: 'none'}],
  ])('may be missing where it is not required: %s', async (path, status, answer) => {
    const {client} = await givenApplication([TodoController]);

    const response = await client.send('POST', path);

    expect(response.status).toBe(status);
    expect(response.body).toMatchObject(answer);
  });

  it('that nobody wants does no harm', async () => {
    const {client} = await givenApplication([TodoController]);

    const answers = [await client.post('/none', 'x'.repeat(100_000)), await client.post('/none', 1)];

    expect(answers.map(({text}) => text)).toEqual(['none', 'none']);
  });
});

describe('a media type', () => {
  it.each([
    ['application/json'],
    ['Application/JSON; charset=UTF-8'],
  ])('is accepted as %s', async type => {
    const {client} = await givenApplication([TodoController]);

    const {status} = await client.send('POST', '/anything', {body: '1', headers: {'content-type': type}});

    expect(status).toBe(200);
  });

  it.each([
    ['text/plain', 'Content-Type text/plain is not accepted.'],
    ['application/xml', 'Content-Type application/xml is not accepted.'],
    ['nonsense', 'Content-Type nonsense is not accepted.'],
    ['application/json; charset=latin1', 'Content-Type application/json; charset=latin1 is not accepted.'],
    ['', 'The body has no Content-Type.'],
  ])('is refused as %p, and the accepted one is told', async (type, what) => {
    const {client} = await givenApplication([TodoController]);
    const headers = type ? {'content-type': type} : undefined;

    const {status, body} = await client.send('POST', '/anything', {body: Buffer.from('1'), ...(headers && {headers})});

    expect(status).toBe(415);
    expect(body).toMatchObject({
      code: 'UNSUPPORTED_MEDIA_TYPE',
      detail: `${what} The operation accepts: application/json.`,
    });
  });
});

describe('a malformed body', () => {
  it.each([
    ['{"title": }', 'The request body is not JSON: character 10 cannot stand there.'],
    ['{"title": "a"', 'The request body is not JSON: it ends too early, at character 13.'],
    ['{"__proto__": {"admin": true}}', 'The request body has a key that is refused: __proto__ or constructor.prototype.'],
    [Buffer.from([0x22, 0xc3, 0x22]), 'The request body is not valid UTF-8.'],
  ])('is refused: %p', async (sent, detail) => {
    const {client} = await givenApplication([TodoController]);

    const {status, body} = await client.send('POST', '/anything', {
      body: sent,
      headers: {'content-type': 'application/json'},
    });

    expect(status).toBe(400);
    expect(body).toMatchObject({code: 'MALFORMED_BODY', detail});
  });
});

describe('a body that is too large', () => {
  it.each([5, 1000, 5_000_000])('is refused by its declared length: %i bytes', async size => {
    const {client} = await givenApplication([TodoController], undefined, {bodyLimit: 4});

    const {status, body} = await client.post('/anything', 'x'.repeat(size));

    expect(status).toBe(413);
    expect(body).toMatchObject({
      code: 'PAYLOAD_TOO_LARGE',
      detail: 'The request body is larger than the limit of 4 bytes.',
    });
  });

  it.each([1, 100])('is refused while it comes in %i chunks', async count => {
    const {app} = await givenApplication([TodoController], undefined, {bodyLimit: 4});

    const status = await statusOfChunked(`${app.url}/anything`, count);

    expect(status).toBe(413);
  });

  it('is answered before it has come to its end', async () => {
    const {app} = await givenApplication([TodoController], undefined, {bodyLimit: 4});
    const head = 'POST /anything HTTP/1.1\r\nhost: a\r\nconnection: close\r\ncontent-type: application/json\r\n';

    const answers = [
      await exchange(app.url, `${head}content-length: 1000000\r\n\r\n12345`),
      await exchange(app.url, `${head}transfer-encoding: chunked\r\n\r\n`, '5\r\n12345\r\n'),
    ];

    for (const answer of answers) {
      expect(answer).toMatch(/^HTTP\/1.1 413 Payload Too Large\r\n/);
      expect(answer).toMatch(/\}$/);
    }
  });

  it.each(['/anything', '/nobody'])('is thrown away, so that who is still sending hears the answer of %s', async path => {
    const {app} = await givenApplication([TodoController], undefined, {bodyLimit: 4});
    const agent = new Agent({keepAlive: true, maxSockets: 1});

    const first = await sendWith(agent, `${app.url}${path}`, Buffer.alloc(8_000_000, 'x'));
    const second = await sendWith(agent, `${app.url}/anything`, Buffer.from('1'));
    agent.destroy();

    expect([first.status, second.status]).toEqual([path === '/nobody' ? 404 : 413, 200]);
    expect(second.port).toBe(first.port);
  });

  it.each(['/anything', '/nobody'])('is thrown away up to a limit by %s: who does not end is cut off', async path => {
    const {app} = await givenApplication([TodoController], undefined, {bodyLimit: 4});
    const head = `POST ${path} HTTP/1.1\r\nhost: a\r\ncontent-type: application/json\r\ncontent-length: 99999999\r\n\r\n`;
    const megabytes = Array.from({length: 20}, () => Buffer.alloc(1_000_000, 'x'));

    const answer = await exchange(app.url, head, ...megabytes);

    expect(answer).toMatch(path === '/nobody' ? /^HTTP\/1.1 404 / : /^HTTP\/1.1 413 /);
    expect(answer.match(/HTTP\/1.1/g)).toHaveLength(1);
  });

  it('leaves the server fit for the next', async () => {
    const {client} = await givenApplication([TodoController], undefined, {bodyLimit: 4});
    await client.post('/anything', 'too large');

    const {body} = await client.post('/anything', 1);

    expect(body).toEqual({body: 1});
  });
});

describe('a body that is cut off', () => {
  it('ends nothing but its own connection', async () => {
    const {app, client, logged} = await givenApplication([TodoController]);
    const {hostname, port} = new URL(String(app.url));
    const headers = {'content-type': 'application/json', 'content-length': 100};
    const cut = httpRequest({hostname, port, path: '/anything', method: 'POST', headers, agent: new Agent()});
    cut.on('error', () => undefined);
    cut.write('{');
    await once(cut, 'socket');
    await new Promise(resolve => setTimeout(resolve, 20));
    cut.destroy();

    const {status} = await client.post('/anything', 1);

    expect(status).toBe(200);
    expect(logged).toEqual([]);
  });
});

function faultsOf(body: unknown): string[][] {
  const {errors} = body as {errors: {in: string; pointer: string; code: string}[]};
  return errors.map(({pointer, code}) => [pointer, code]).sort(([a = ''], [b = '']) => a.localeCompare(b));
}

async function sendWith(agent: Agent, url: string, body: Buffer) {
  const request = httpRequest(url, {method: 'POST', agent, headers: {'content-type': 'application/json'}});
  const answered = once(request, 'response');
  request.end(body);
  const [response] = await answered;
  const port: unknown = response.socket.localPort;
  const sent = request.writableFinished ? undefined : once(request, 'finish');
  await Promise.all([sent, once(response.resume(), 'end')]);
  // The agent takes the socket back in the next turn.
  await new Promise(resolve => setImmediate(resolve));
  return {status: response.statusCode as number, port};
}

/** Sends a body in chunks of ten bytes, and ends it when the answer has come. */
async function statusOfChunked(url: string, count: number): Promise<number | undefined> {
  const request = httpRequest(url, {method: 'POST', headers: {'content-type': 'application/json'}, agent: new Agent()});
  request.on('error', () => undefined);
  for (let chunk = 0; chunk < count; chunk++) request.write('1234567890');
  const [response] = await once(request, 'response');
  request.destroy();
  return response.statusCode;
}

describe('a body that is nested very deep', () => {
  it('is refused before anything recursive sees it', async () => {
    const tree: ComponentsObject = {
      schemas: {Tree: {type: 'array', items: {$ref: '#/components/schemas/Tree'}}},
    };
    @api({components: tree})
    class TreeController {
      @post('/trees')
      create(@requestBody({schema: {$ref: '#/components/schemas/Tree'}}) body: unknown) {
        return body;
      }
    }
    const {client, logged} = await givenApplication([TreeController]);
    const send = (levels: number) =>
      client.send('POST', '/trees', {
        body: '['.repeat(levels) + ']'.repeat(levels),
        headers: {'content-type': 'application/json'},
      });

    const answers = [await send(128), await send(129), await send(100_000)];

    expect(answers.map(({status}) => status)).toEqual([200, 400, 400]);
    expect(answers[2]?.body).toMatchObject({
      code: 'MALFORMED_BODY',
      detail: 'The request body is nested more than 128 levels deep.',
    });
    expect(logged).toEqual([]);
  });
});
