import {afterAll, beforeAll, describe, expect, it} from '@jest/globals';

import {post, requestBody} from '@rondojs/openapi-spec';

import {corpus, hasCorpora} from '../corpora.js';
import {givenApplication, stopAll} from '../helpers.js';

import type {Client, LoggedError} from '../helpers.js';
import type {MultipartForm} from '@rondojs/rest';

const text = {type: 'object', properties: {text: {type: 'string'}}} as const;

class EchoController {
  @post('/json')
  json(@requestBody({schema: {}}) body: unknown) {
    return {body};
  }

  @post('/form')
  form(@requestBody({content: {'application/x-www-form-urlencoded': {schema: text}}}) body: unknown) {
    return {body};
  }

  @post('/multipart')
  multipart(@requestBody({content: {'multipart/form-data': {schema: text}}}) {fields}: MultipartForm) {
    return {body: fields};
  }
}

const describeWithCorpora = hasCorpora ? describe : describe.skip;

describeWithCorpora('public test data (needs ../shared/corpora)', () => {
  let client: Client;
  let logged: readonly LoggedError[];

  beforeAll(async () => {
    ({client, logged} = await givenApplication([EchoController]));
  });
  afterAll(stopAll);

  it('is accepted where JSONTestSuite says that it is JSON, and refused where it is not', async () => {
    const statuses = new Map<string, number>();

    for (const [name, bytes] of corpus('json-test-suite')) {
      const {status} = await client.send('POST', '/json', {body: bytes, headers: {'content-type': 'application/json'}});
      statuses.set(name, status);
    }

    const wrong = [...statuses].filter(([name, status]) => !expectedOf(name).includes(status));
    expect(statuses.size).toBeGreaterThan(300);
    expect(wrong).toEqual([]);
    expect(logged).toEqual([]);
  }, 30_000);

  it('comes back unchanged from JSON, from a form and from a multipart form: the naughty strings', async () => {
    const [, bytes] = corpus('naughty-strings').find(([name]) => name === 'blns.json') ?? [];
    const strings = JSON.parse(String(bytes)) as readonly string[];

    const changed: string[] = [];
    for (const value of strings) {
      const bodies = [
        (await client.post('/json', {text: value})).body,
        (await client.send('POST', '/form', {body: new URLSearchParams({text: value})})).body,
        (await client.send('POST', '/multipart', partsOf(value))).body,
      ];
      if (bodies.some(body => (body as {body?: {text?: string}} | undefined)?.body?.text !== value)) changed.push(value);
    }

    expect(strings.length).toBeGreaterThan(400);
    expect(changed).toEqual([]);
  }, 30_000);
});

/** Test files are named for what is expected: y for yes, n for no, i for either. */
function expectedOf(name: string): readonly number[] {
  if (name.startsWith('y_')) return [200];
  return name.startsWith('n_') ? [400] : [200, 400];
}

/** FormData would turn every line end into CR and LF. */
function partsOf(value: string) {
  const body = `--b\r\ncontent-disposition: form-data; name="text"\r\n\r\n${value}\r\n--b--\r\n`;
  return {body, headers: {'content-type': 'multipart/form-data; boundary=b'}};
}
