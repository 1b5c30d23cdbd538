import {Agent, request} from 'node:http';

import fc from 'fast-check';
import {afterAll, beforeAll, describe, expect, it} from '@jest/globals';

import {get} from '@rondojs/openapi-spec';

import {WAYS, canWrite, parameterOf, send, titleOf} from '../styles.js';
import {expand} from '../uri-template.js';
import {givenApplication, stopAll} from '../helpers.js';

import type {Constructor} from '@rondojs/context';
import type {ParameterObject, SchemaObject} from '@rondojs/openapi-spec';
import type {Sent, Way} from '../styles.js';
import type {Value} from '../uri-template.js';

/** A parameter, what is sent, and what the operation is given; or the codes and pointers of the faults. */
interface Row {
  readonly title: string;
  readonly parameter: ParameterObject;
  readonly sent: Sent;
  readonly value?: unknown;
  readonly faults?: readonly string[];
}

const ARRAY = ['blue', 'black', 'brown'];
const OBJECT = {R: 100, G: 200, B: 150};

const SAMPLES = {string: 'a', array: ['a'], object: {a: 'a'}} as const;
const SCHEMAS = {
  string: {type: 'string'},
  array: {type: 'array', items: {type: 'string'}},
  object: {type: 'object', additionalProperties: {type: 'string'}},
} as const;

const COLOR: SchemaObject = {
  type: 'object',
  properties: {R: {type: 'integer'}, G: {type: 'integer'}, B: {type: 'integer'}},
};

/** Values by their schema, and what must not be mistaken for them. */
const TYPES: readonly {readonly schema: SchemaObject; readonly valid: readonly Value[]; readonly invalid?: readonly [Value, string][]}[] = [
  {schema: {type: 'string'}, valid: ['blue', '7', 'a,b;c=d', 'x.y', '-_~', 'true']},
  {schema: {type: 'string', enum: ['blue', 'red']}, valid: ['red'], invalid: [['green', 'enum /color']]},
  {schema: {type: 'string', minLength: 2, maxLength: 4}, valid: ['blue'], invalid: [['b', 'minLength /color'], ['brown', 'maxLength /color']]},
  {
    schema: {type: 'integer', minimum: -5},
    valid: [7, -1, 0, 9007199254740991],
    invalid: [['abc', 'type /color'], ['1.5', 'type /color'], ['0x10', 'type /color'], ['9007199254740993', 'type /color'], [-6, 'minimum /color']],
  },
  {schema: {type: 'number'}, valid: [1.5, -0.25, 100], invalid: [['abc', 'type /color'], ['NaN', 'type /color'], ['1e400', 'type /color']]},
  {schema: {type: 'boolean'}, valid: [true, false], invalid: [['yes', 'type /color']]},
  {schema: {type: ['integer', 'null']}, valid: [7], invalid: [['x', 'type /color']]},
  {schema: {type: 'array', items: {type: 'string'}}, valid: [ARRAY, ['blue'], ['1', 'true']]},
  {
    schema: {type: 'array', items: {type: 'integer'}, maxItems: 3},
    valid: [[1, 2, 3], [7]],
    invalid: [[['1', 'x', 'y'], 'type /color/1 type /color/2'], [[1, 2, 3, 4], 'maxItems /color']],
  },
  {schema: {type: 'array', items: {type: 'integer', minimum: 2}}, valid: [[2, 3]], invalid: [[[2, 1], 'minimum /color/1']]},
  {
    schema: {type: 'object', properties: {R: {type: 'integer'}, G: {type: 'integer'}, B: {type: 'integer', maximum: 255}}},
    valid: [OBJECT, {R: 1}],
    invalid: [[{R: 1, G: 'x'}, 'type /color/G'], [{R: 1, B: 256}, 'maximum /color/B']],
  },
  {
    schema: {type: 'object', required: ['R'], properties: {R: {type: 'string'}, G: {type: 'string'}}},
    valid: [{R: 'red', G: 'green'}],
    invalid: [[{G: 'x'}, 'required /color/R']],
  },
];

const generated = WAYS.flatMap(way => TYPES.flatMap(type => rowsOf(way, type)));

/** The table of OpenAPI 3.1.1, 4.8.12.6, written out. */
const TABLE: readonly Row[] = [
  row('matrix', false, 'string', ';color', undefined, ['required /color']),
  row('matrix', false, 'string', ';color=blue', 'blue'),
  row('matrix', false, 'array', ';color=blue,black,brown', ARRAY),
  row('matrix', false, 'object', ';color=R,100,G,200,B,150', OBJECT),
  row('matrix', true, 'string', ';color=blue', 'blue'),
  row('matrix', true, 'array', ';color=blue;color=black;color=brown', ARRAY),
  row('matrix', true, 'object', ';R=100;G=200;B=150', OBJECT),
  row('label', false, 'string', '.', undefined, ['required /color']),
  row('label', false, 'string', '.blue', 'blue'),
  row('label', false, 'array', '.blue,black,brown', ARRAY),
  row('label', false, 'object', '.R,100,G,200,B,150', OBJECT),
  row('label', true, 'string', '.blue', 'blue'),
  row('label', true, 'array', '.blue.black.brown', ARRAY),
  row('label', true, 'object', '.R=100.G=200.B=150', OBJECT),
  row('simple', false, 'string', 'blue', 'blue'),
  row('simple', false, 'array', 'blue,black,brown', ARRAY),
  row('simple', false, 'object', 'R,100,G,200,B,150', OBJECT),
  row('simple', true, 'array', 'blue,black,brown', ARRAY),
  row('simple', true, 'object', 'R=100,G=200,B=150', OBJECT),
  row('form', false, 'string', '?color=', ''),
  row('form', false, 'string', '?color=blue', 'blue'),
  row('form', false, 'array', '?color=blue,black,brown', ARRAY),
  row('form', false, 'object', '?color=R,100,G,200,B,150', OBJECT),
  row('form', true, 'string', '?color=', ''),
  row('form', true, 'array', '?color=blue&color=black&color=brown', ARRAY),
  row('form', true, 'object', '?R=100&G=200&B=150', OBJECT),
  row('spaceDelimited', false, 'array', '?color=blue%20black%20brown', ARRAY),
  row('spaceDelimited', false, 'array', '?color=blue+black+brown', ARRAY),
  row('spaceDelimited', false, 'object', '?color=R%20100%20G%20200%20B%20150', OBJECT),
  row('spaceDelimited', true, 'array', '?color=blue&color=black', ['blue', 'black']),
  row('pipeDelimited', false, 'array', '?color=blue%7Cblack%7Cbrown', ARRAY),
  row('pipeDelimited', false, 'array', '?color=blue|black|brown', ARRAY),
  row('pipeDelimited', false, 'object', '?color=R%7C100%7CG%7C200%7CB%7C150', OBJECT),
  row('pipeDelimited', true, 'array', '?color=blue&color=black', ['blue', 'black']),
  row('deepObject', true, 'object', '?color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150', OBJECT),
  row('deepObject', true, 'object', '?color[R]=100&color[G]=200&color[B]=150', OBJECT),

  // What is escaped is data.
  row('simple', false, 'array', 'a%2Cb,c%2fd', ['a,b', 'c/d']),
  row('matrix', true, 'array', ';color=a%3Bb;color=c%3Dd', ['a;b', 'c=d']),
  row('form', false, 'array', '?color=a%2Cb,c%26d', ['a,b', 'c&d']),
  row('form', true, 'string', '?color=a+b%2Bc', 'a b+c'),
  row('simple', false, 'string', 'a+b', 'a+b'),
  row('simple', false, 'string', '%E2%82%AC', '€'),

  // What a style does not write so.
  row('label', false, 'string', 'blue', undefined, ['style /color']),
  row('matrix', false, 'string', 'blue', undefined, ['style /color']),
  row('matrix', false, 'string', ';colour=blue', undefined, ['style /color']),
  row('matrix', false, 'string', ';color=blue;color=red', undefined, ['repeated /color']),
  row('simple', false, 'object', 'R,100,G', undefined, ['style /color']),
  row('simple', true, 'object', 'R=1,R=2', undefined, ['repeated /color/R']),
  row('form', false, 'string', '?color=a&color=b', undefined, ['repeated /color']),
  row('form', false, 'array', '?color=a&color=b', undefined, ['repeated /color']),
  row('form', true, 'string', '?color=%zz', undefined, ['encoding /color']),
  row('form', true, 'array', '?color=a&color=%C3', undefined, ['encoding /color']),
  row('deepObject', true, 'object', '?color[R=1', undefined, ['style /color']),
  row('deepObject', true, 'object', '?color[R]=1&color[R][a]=2', undefined, ['style /color']),
  row('deepObject', true, 'object', `?color${'[a]'.repeat(9)}=1`, undefined, ['depth /color']),
  row('form', true, 'string', '?colour=a', undefined),
  row('form', true, 'string', '?=a&&color=b&', 'b'),
  row('form', true, 'string', '?__proto__=a&color=b', 'b'),
];

const ROWS = [...TABLE, ...generated];

afterAll(stopAll);

describe('a parameter', () => {
  const agent = new Agent({keepAlive: true});
  let url: string;

  beforeAll(async () => {
    const {app} = await givenApplication([givenController(ROWS.map(({parameter}) => parameter))]);
    url = String(app.url);
  });

  afterAll(() => agent.destroy());

  it('is tested in several hundred rows', () => {
    expect(ROWS.length).toBeGreaterThan(400);
  });

  it.each(ROWS.map((one, index) => ({...one, index})))('$title', async ({index, sent, value, faults}) => {
    const answer = await ask(index, sent);

    expect(answer).toEqual(faults ? {status: 400, faults} : {status: 200, value});
  });

  async function ask(index: number, {segment, query, headers}: Sent) {
    const {status, body} = await fetchRaw(agent, `${url}/row${index}/${segment}${query && `?${query}`}`, headers);
    const {value, errors} = body as {value?: unknown; errors?: {code: string; pointer: string}[]};
    return errors ? {status, faults: [errors.map(({code, pointer}) => `${code} ${pointer}`).join(' ')]} : {status, value};
  }
});

describe('a value that is sent', () => {
  const agent = new Agent({keepAlive: true});
  // deepObject and the delimited styles cannot escape their own delimiters, labels not the dot: OpenAPI says so.
  const ways = WAYS.filter(({place}) => place !== 'header');
  const kinds = ['string', 'array', 'object'] as const;
  const cases = ways.flatMap(way => kinds.filter(kind => canWrite(way, SAMPLES[kind])).map(kind => ({way, kind})));
  let url: string;

  beforeAll(async () => {
    const parameters = cases.map(({way, kind}) => parameterOf(way, {required: true, schema: SCHEMAS[kind]}));
    const {app} = await givenApplication([givenController(parameters)]);
    url = String(app.url);
  });

  afterAll(() => agent.destroy());

  it.each(cases.map((one, index) => ({...one, index, title: `${one.kind}: ${titleOf(one.way)}`})))(
    'comes as it was: $title',
    async ({way, kind, index}) => {
      await fc.assert(
        fc.asyncProperty(valuesOf(way)[kind], async value => {
          const {segment, query, headers} = send(way, value);
          const {body} = await fetchRaw(agent, `${url}/row${index}/${segment}${query && `?${query}`}`, headers);
          expect(body).toEqual({value});
        }),
        {numRuns: 25},
      );
    },
  );
});

describe('the serialiser of these tests', () => {
  const list = ['red', 'green', 'blue'];
  const keys = {semi: ';', dot: '.', comma: ','};

  // RFC 6570, 3.2.2 to 3.2.8.
  it.each([
    ['', 'hello', 'Hello World!', false, 'Hello%20World%21'],
    ['', 'list', list, false, 'red,green,blue'],
    ['', 'keys', keys, false, 'semi,%3B,dot,.,comma,%2C'],
    ['', 'keys', keys, true, 'semi=%3B,dot=.,comma=%2C'],
    ['.', 'who', 'fred', false, '.fred'],
    ['.', 'list', list, false, '.red,green,blue'],
    ['.', 'list', list, true, '.red.green.blue'],
    ['.', 'keys', keys, true, '.semi=%3B.dot=..comma=%2C'],
    [';', 'who', 'fred', false, ';who=fred'],
    [';', 'empty', '', false, ';empty'],
    [';', 'list', list, false, ';list=red,green,blue'],
    [';', 'list', list, true, ';list=red;list=green;list=blue'],
    [';', 'keys', keys, false, ';keys=semi,%3B,dot,.,comma,%2C'],
    [';', 'keys', keys, true, ';semi=%3B;dot=.;comma=%2C'],
    ['?', 'empty', '', false, '?empty='],
    ['?', 'list', list, true, '?list=red&list=green&list=blue'],
    ['?', 'keys', keys, false, '?keys=semi,%3B,dot,.,comma,%2C'],
    ['?', 'keys', keys, true, '?semi=%3B&dot=.&comma=%2C'],
  ])('expands {%s%s} as the RFC shows: %j', (operator, name, value, explode, text) => {
    expect(expand(operator, name, value, explode)).toBe(text);
  });
});

function valuesOf({place, style, explode, allowReserved}: Way) {
  const cannotEscape = style === 'label' || style === 'deepObject' || allowReserved || place === 'cookie' || style.endsWith('Delimited');
  // An empty value in a path is none at all.
  const minLength = 1;
  const text = cannotEscape
    ? fc.stringMatching(/^[\w~éß€-]+$/)
    : fc.string({minLength, maxLength: 20, unit: 'grapheme'}).filter(one => one !== '.' && one !== '..');
  const key = fc.stringMatching(/^[a-z]{1,8}$/).filter(name => explode || name !== 'color');
  return {
    string: text,
    array: fc.array(text, {minLength: 1, maxLength: 5}),
    object: fc.dictionary(key, text, {minKeys: 1, maxKeys: 5, noNullPrototype: true}),
  };
}

function rowsOf(way: Way, {schema, valid, invalid = []}: (typeof TYPES)[number]): Row[] {
  const requireds = way.place === 'path' ? [true] : [true, false];
  const title = `${titleOf(way)} ${JSON.stringify(schema)}`;
  return requireds.flatMap(required => {
    const parameter = parameterOf(way, {required, schema});
    const good = valid.filter(value => canWrite(way, value) && isSendable(way, value)).map(value => {
      return {title: `${title} reads ${JSON.stringify(value)}`, parameter, sent: send(way, value), value};
    });
    const bad = invalid.filter(([value]) => canWrite(way, value)).map(([value, fault]) => {
      return {title: `${title} refuses ${JSON.stringify(value)}`, parameter, sent: send(way, value), faults: [fault]};
    });
    if (good.length === 0) return bad;
    const missing = required ? {faults: ['required /color']} : {value: undefined};
    return [...good, ...bad, {title: `${title} misses it`, parameter, sent: send(way, undefined), ...missing}];
  });
}

/** With `allowReserved` a client must not send what ends a pair; a semicolon ends a cookie; no label has a dot. */
function isSendable({style, place, allowReserved}: Way, value: Value): boolean {
  const text = JSON.stringify(value);
  if (place === 'cookie' || allowReserved) return !/[;&#]/.test(text);
  return style !== 'label' || !Array.isArray(value) || !text.includes('.');
}

function row(style: string, explode: boolean, type: 'string' | 'array' | 'object', text: string, value: unknown, faults?: string[]): Row {
  const isQuery = text.startsWith('?') || style === 'form';
  const schema = type === 'array' ? SCHEMAS.array : type === 'string' ? {type} : COLOR;
  const way = {place: isQuery ? 'query' : 'path', style, explode} as const;
  const sent = {segment: isQuery ? 'none' : text, query: isQuery ? text.slice(1) : '', headers: {}};
  const parameter = parameterOf(way, {required: !isQuery, schema});
  return {title: `${style}${explode ? '*' : ''} ${type}: ${text}`, parameter, sent, value, ...(faults && {faults})};
}

/** One operation for each parameter, which gives back what it was given. */
function givenController(parameters: readonly ParameterObject[]): Constructor {
  class StyleController {}
  const prototype = StyleController.prototype as Record<string, unknown>;
  parameters.forEach((parameter, index) => {
    const path = `/row${index}/${parameter.in === 'path' ? '{color}' : 'none'}`;
    prototype[`row${index}`] = (value: unknown) => ({value});
    const descriptor = Object.getOwnPropertyDescriptor(prototype, `row${index}`) as PropertyDescriptor;
    get(path, {parameters: [parameter], responses: {}})(prototype, `row${index}`, descriptor);
  });
  return StyleController;
}

/** Sends a URL as it is: other clients change dots and escapes. */
function fetchRaw(agent: Agent, url: string, headers: Readonly<Record<string, string>>) {
  return new Promise<{status: number | undefined; body: unknown}>((resolve, reject) => {
    const {hostname, port, origin} = new URL(url);
    const sent = request({agent, hostname, port, path: url.slice(origin.length), headers}, response => {
      let text = '';
      response.on('data', chunk => (text += String(chunk)));
      response.on('end', () => resolve({status: response.statusCode, body: JSON.parse(text)}));
    });
    sent.on('error', reject).end();
  });
}
