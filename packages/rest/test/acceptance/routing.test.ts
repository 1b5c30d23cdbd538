import {afterEach, describe, expect, it} from '@jest/globals';

import {del, get, head, param, post} from '@rondojs/openapi-spec';

import {exchange, givenApplication, stopAll} from '../helpers.js';

class FileController {
  @get('/files/{name}')
  find(@param.path.string('name') name: string) {
    return {name};
  }

  @del('/files/{name}')
  remove(@param.path.string('name') _: string) {}

  @post('/files/{name}:copy')
  copy(@param.path.string('name') name: string) {
    return {copied: name};
  }

  @get('/big')
  big() {
    return 'x'.repeat(1000);
  }

  @head('/files')
  count() {}
}

afterEach(stopAll);

describe('a path', () => {
  it.each([
    ['/files/a', 'a'],
    ['/files/a%2Fb', 'a/b'],
    ['/files/a%20b', 'a b'],
    ['/files/%C3%A9', 'é'],
    ['/files/a%252Fb', 'a%2Fb'],
    ['/files/a?b=%zz', 'a'],
    ['/files/..%2F..%2Fetc', '../../etc'],
  ])('is decoded once: %s', async (path, name) => {
    const {client} = await givenApplication([FileController]);

    const {body} = await client.get(path);

    expect(body).toEqual({name});
  });

  it.each(['/files/%', '/files/%zz', '/files/%C3', '/%zz'])('is refused for its escape: %s', async path => {
    const {client} = await givenApplication([FileController]);

    const {status, body} = await client.get(path);

    expect(status).toBe(400);
    expect(body).toMatchObject({code: 'BAD_PATH', title: 'Bad Request'});
  });

  it.each(['/', '/nobody', '/files/a/b', '/FILES/a', '/files/a/'])('that no route has is a 404: %s', async path => {
    const {client} = await givenApplication([FileController]);

    const {status, headers, body} = await client.get(path);

    expect(status).toBe(404);
    expect(headers.get('content-type')).toBe('application/problem+json');
    expect(body).toEqual({
      type: 'about:blank',
      title: 'Not Found',
      status: 404,
      code: 'ROUTE_NOT_FOUND',
      detail: `No route answers GET ${path}.`,
    });
  });

  it('may have text behind a placeholder', async () => {
    const {client} = await givenApplication([FileController]);

    const {body} = await client.send('POST', '/files/a:copy');

    expect(body).toEqual({copied: 'a'});
  });
});

describe('a method', () => {
  it.each(['PUT', 'PATCH', 'PROPFIND'])('that a known path does not answer is a 405: %s', async method => {
    const {client} = await givenApplication([FileController]);

    const {status, headers, body} = await client.send(method, '/files/a?b=c');

    expect(status).toBe(405);
    expect(headers.get('allow')).toBe('DELETE, GET, HEAD, OPTIONS');
    expect(body).toMatchObject({
      code: 'METHOD_NOT_ALLOWED',
      detail: `/files/a does not answer ${method}. It answers DELETE, GET, HEAD, OPTIONS.`,
    });
  });

  it('HEAD is answered as GET is, without the body', async () => {
    const {app} = await givenApplication([FileController]);

    const received = await exchange(app.url, 'HEAD /big HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n');

    expect(received).toMatch(/^HTTP\/1.1 200 OK\r\n/);
    expect(received).toMatch(/\r\ncontent-length: 1000\r\n/);
    expect(received).toMatch(/\r\n\r\n$/);
  });

  it('HEAD has errors without a body too', async () => {
    const {client} = await givenApplication([FileController]);

    const {status, text, headers} = await client.send('HEAD', '/nobody');

    expect([status, text]).toEqual([404, '']);
    expect(headers.get('content-type')).toBe('application/problem+json');
  });

  it('HEAD may have an operation of its own', async () => {
    const {client} = await givenApplication([FileController]);

    const {status} = await client.send('HEAD', '/files');

    expect(status).toBe(204);
  });
});
