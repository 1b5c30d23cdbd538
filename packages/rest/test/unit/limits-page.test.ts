import {buffer} from 'node:stream/consumers';
import {readFileSync} from 'node:fs';

import {afterEach, describe, expect, it, jest} from '@jest/globals';

import {get, param, post, requestBody} from '@rondojs/openapi-spec';

import {PARAMETER_DEFAULTS, REST_DEFAULTS, completeConfig} from '../../src/config.js';
import {app as pageApp} from './limits-page.js';
import {exchange, givenApplication, stopAll, stopLater} from '../helpers.js';
import {limitsOf} from '../../src/contract/body-limits.js';

import type {MultipartForm, RestServerConfig} from '@rondojs/rest';

const PAGE = readFileSync(new URL('../../../../docs/limits.md', import.meta.url), 'utf8');

/** `| `urlLimit` | 8,192 | of what | 414 `URL_TOO_LONG` |` */
const ROWS = [...PAGE.matchAll(/^\| `([\w.]+)` \| ([^|]+) \| [^|]+ \| (?:(\d{3}) `(\w+)`|[^|]+) \|$/gm)].map(
  ([, option = '', standard = '', status, code]) => ({option, standard, status: Number(status), code}),
);

/** Every limit there is in the code. */
const DEFAULTS: Readonly<Record<string, unknown>> = {
  ...under('http', completeConfig({}).http),
  ...under('parameters', numbersOf(PARAMETER_DEFAULTS)),
  ...under('bodyLimit', limitsOf()),
  ...numbersOf({...REST_DEFAULTS, port: undefined, heartbeat: undefined, bodyLimit: undefined}),
};

const BINARY = {type: 'string', format: 'binary'} as const;
const FORM = {type: 'object', properties: {a: {type: 'string'}, b: {type: 'string'}, file: BINARY, other: BINARY}} as const;
const DEEP = {type: 'object', properties: {a: {type: 'object'}}} as const;
const LIST = {type: 'object', properties: {ids: {type: 'array', items: {type: 'string'}}}} as const;

class LimitController {
  @get('/slow')
  slow() {
    return new Promise(resolve => setTimeout(() => resolve('late'), 500));
  }

  @get('/query')
  query(
    @param.query.string('text') text: string | undefined,
    @param.query.object('deep', DEEP, {style: 'deepObject', explode: true}) deep: object | undefined,
    @param.query.object('list', LIST, {style: 'deepObject', explode: true}) list: object | undefined,
    @param.query.integer('one') one: number | undefined,
    @param.query.integer('two') two: number | undefined,
  ) {
    return {text, deep, list, one, two};
  }

  @post('/json')
  json(@requestBody({schema: {}}) body: unknown) {
    return {body};
  }

  @post('/form')
  async form(@requestBody({content: {'multipart/form-data': {schema: FORM}}}) {files}: MultipartForm) {
    for await (const {content} of files) await buffer(content);
  }
}

const getting = (target: string, fields = '') => `GET ${target} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n${fields}\r\n`;
const posting = (target: string, type: string, body: string) =>
  `POST ${target} HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Type: ${type}\r\nContent-Length: ${body.length}\r\n\r\n${body}`;
const form = (...parts: readonly string[]) =>
  posting('/form', 'multipart/form-data; boundary=b', `${parts.map(part => `--b\r\ncontent-disposition: form-data; ${part}\r\n`).join('')}--b--\r\n`);
const FIELD = 'name="a"\r\n\r\n123';
const FILE = 'name="file"; filename="f"\r\n\r\n123';

/** For each limit that is answered: a small one, and what is beyond it. */
const BEYOND: Readonly<Record<string, readonly [limit: number, sent: string]>> = {
  'http.headersTimeout': [50, 'GET /query HTTP'],
  'http.requestTimeout': [50, 'POST /json HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n{'],
  'http.maxHeaderSize': [200, getting('/query', `x: ${'a'.repeat(300)}\r\n`)],
  'http.maxHeadersCount': [3, getting('/query', 'x: 1\r\nx: 2\r\n')],
  timeLimit: [50, getting('/slow')],
  urlLimit: [20, getting('/query?text=a&one=1&two=2')],
  'parameters.maxPairs': [1, getting('/query?one=1&two=2')],
  'parameters.maxDepth': [1, getting('/query?deep[a][b]=1')],
  'parameters.maxIndex': [1, getting('/query?list[ids][0]=a&list[ids][1]=a&list[ids][2]=a')],
  'parameters.maxLength': [3, getting('/query?text=abcd')],
  'bodyLimit.size': [3, posting('/json', 'application/json', '1234')],
  'bodyLimit.depth': [1, posting('/json', 'application/json', '[[1]]')],
  'bodyLimit.fields': [1, form(FIELD, FIELD.replace('"a"', '"b"'))],
  'bodyLimit.fieldSize': [2, form(FIELD)],
  'bodyLimit.files': [1, form(FILE, FILE.replace('"file"', '"other"'))],
  'bodyLimit.fileSize': [2, form(FILE)],
  'bodyLimit.headers': [1, form(`name="a"\r\nx: 1\r\n\r\n1`)],
  'bodyLimit.headerSize': [40, form(`name="${'a'.repeat(50)}"\r\n\r\n1`)],
};

jest.setTimeout(20_000);

afterEach(stopAll);

describe('the page about limits', () => {
  it('names all that there are, and no others', () => {
    expect(ROWS.map(({option}) => option).sort()).toEqual(Object.keys(DEFAULTS).sort());
  });

  it.each(ROWS)('tells the default of $option', ({option, standard}) => {
    const told = standard === 'that of `size`' ? Infinity : Number(standard.replaceAll(',', ''));

    expect(told).toBe(DEFAULTS[option]);
  });

  it.each(ROWS.filter(({code}) => code))('tells what is answered beyond $option, and how to change it', async ({option, status, code}) => {
    const [limit, sent] = BEYOND[option] ?? [0, ''];
    const {app} = await givenApplication([LimitController], undefined, configOf(option, limit));

    const received = await exchange(app.url, sent);

    expect(received).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect(received).toContain(`"code":"${code}"`);
  });

  it('shows options that a server takes', async () => {
    expect(PAGE).toContain(readFileSync(new URL('./limits-page.ts', import.meta.url), 'utf8'));
    await stopLater(pageApp).start();

    expect(pageApp.restServer.config).toMatchObject({urlLimit: 2_000, http: {requestTimeout: 10_000, headersTimeout: 10_000}});
  });
});

describe('what does not go beyond its limit', () => {
  it.each(Object.entries(BEYOND).filter(([option]) => !option.endsWith('Timeout')))('is not refused: %s', async (_, [, sent]) => {
    const {app} = await givenApplication([LimitController]);

    const received = await exchange(app.url, sent);

    expect(received).toMatch(/^HTTP\/1.1 2/);
  });
});

function configOf(option: string, limit: number): RestServerConfig {
  const [group = '', name] = option.split('.');
  if (name === undefined) return {[group]: limit};
  return {[group]: {...(group === 'http' && {connectionsCheckingInterval: 20}), [name]: limit}};
}

function numbersOf(options: object): object {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => typeof value === 'number'));
}

function under(group: string, options: object): object {
  return Object.fromEntries(Object.entries(options).map(([name, value]) => [`${group}.${name}`, value]));
}
