import {readFile} from 'node:fs/promises';

import {describe, expect, it} from '@jest/globals';

import {CHANGE_CODES, diff, downgrade, upgrade} from '@rondojs/openapi-spec';

import {CASES} from './compatibility-cases.js';
import {changes as shown, step} from './docs-compatibility-example.js';
import {givenDocument} from './given-document.js';

import type {AnyOpenApiSpec, Difference} from '@rondojs/openapi-spec';
import type {Case} from './compatibility-cases.js';

const PAGE = new URL('../../../../docs/compatibility.md', import.meta.url);

describe('diff', () => {
  it.each(CASES)('weighs: $change', ({code, before, after}) => {
    const {changes} = compare(before, after);

    // Moving something is two changes; the worse one counts.
    expect(changes[0]).toMatchObject({code, ...CHANGE_CODES[code]});
    expect(changes[0]?.message).toMatch(/^\S.*[.]$/);
  });

  it.each(CASES)('finds that change alone: $change', ({change, before, after}) => {
    const {changes} = compare(before, after);

    // What moves is gone from one place, and new in another.
    const isMove = /^an operation (moves|gets a server)|^a parameter moves/.test(change);
    expect(changes).toHaveLength(isMove ? 2 : 1);
  });

  it.each(CASES)('finds nothing where nothing has changed: $change', ({before, after}) => {
    expect(compare(before, before)).toEqual({changes: [], verdict: 'none', step: 'none'});
    expect(compare(after, after).changes).toEqual([]);
  });

  it('has a case for each code', () => {
    const covered = new Set(CASES.map(({code}) => code));

    expect(Object.keys(CHANGE_CODES).filter(code => !covered.has(code as Case['code']))).toEqual([]);
    expect(CASES.length).toBeGreaterThanOrEqual(60);
  });

  it('has a row in docs/compatibility.md for each case', async () => {
    const page = await readFile(PAGE, 'utf8');

    const rows = page.split('\n').filter(line => /^\| .* \| (breaking|risky|safe) \| `/.test(line));

    expect(rows).toEqual(CASES.map(rowOf));
  });

  it('finds in the example of docs/compatibility.md what the page says', async () => {
    const page = await readFile(PAGE, 'utf8');
    const example = await readFile(new URL('docs-compatibility-example.ts', import.meta.url), 'utf8');

    const [snippet] = /(?<=^```ts\n).*?(?=^```$)/ms.exec(page) ?? [];
    const [json = ''] = /(?<=^```json\n).*?(?=^```$)/ms.exec(page) ?? [];

    expect(snippet).toBe(example);
    expect(JSON.parse(json)).toEqual(shown);
    expect(step).toBe('major');
  });

  it.each([
    ['breaking', 'major', {}, {parameters: [{name: 'id', in: 'path', required: true, schema: {type: 'string', maxLength: 3}}]}],
    ['risky', 'minor', {}, {operationId: 'find'}],
    ['safe', 'minor', {}, {deprecated: true}],
    ['safe', 'patch', {}, {description: 'Finds a todo'}],
    ['none', 'none', {}, {}],
  ])('proposes for a verdict of %s the step %s', (verdict, step, before, after) => {
    const difference = diff(givenDocument({operation: before}), givenDocument({operation: after}));

    expect(difference).toMatchObject({verdict, step});
  });

  it('names the operations, the place, what has changed, and why it matters', () => {
    const before = givenDocument();
    const after = givenDocument({schemas: {Todo: {type: 'object', properties: {title: {type: 'string'}}}}});

    expect(diff(before, after).changes).toEqual([
      {
        code: 'response-property-now-optional',
        verdict: 'breaking',
        operations: ['GET /todos/{id}'],
        pointer: '/components/schemas/Todo/properties/title',
        message: "'title' is required no longer.",
        reason: 'Clients were promised it.',
      },
    ]);
  });

  it('tells a change once that several operations share, with both verdicts where both ways are taken', () => {
    const todo = (type: string) => ({schemas: {Todo: {type: 'object', properties: {n: {type}}}}});
    const reference = {content: {'application/json': {schema: {$ref: '#/components/schemas/Todo'}}}};
    const paths = {'/a': {post: {requestBody: reference, responses: {}}}, '/b': {put: {requestBody: reference, responses: {}}}};

    const {changes} = diff(givenDocument({paths, ...todo('integer')}), givenDocument({paths, ...todo('number')}));

    expect(changes).toMatchObject([
      {code: 'response-type-widened', operations: ['GET /todos/{id}']},
      {code: 'request-type-widened', operations: ['POST /a', 'PUT /b']},
    ]);
  });

  it('sees through references, allOf, and the way null is written', () => {
    const inline = {type: 'object', required: ['a'], properties: {a: {type: ['string', 'null']}}};
    const Base = {type: 'object', required: ['a']};
    const member = {properties: {a: {anyOf: [{type: 'string'}, {type: 'null'}]}}};
    const [before, after] = [{Base, X: inline}, {Base, X: {allOf: [{$ref: '#/components/schemas/Base'}, member]}}];
    const paths = {'/x': {post: {requestBody: {content: {'application/json': {schema: {$ref: '#/components/schemas/X'}}}}, responses: {}}}};

    expect(diff(givenDocument({paths, schemas: before}), givenDocument({paths, schemas: after})).changes).toEqual([]);
  });

  it('follows schemas that contain themselves', () => {
    const tree = (type: string) => ({Todo: {type: 'object', properties: {name: {type}, parts: {type: 'array', items: {$ref: '#/components/schemas/Todo'}}}}});

    const {changes} = diff(givenDocument({schemas: tree('string')}), givenDocument({schemas: tree('integer')}));

    expect(changes).toHaveLength(1);
  });

  it('compares documents of several versions', () => {
    const document = givenDocument({schemas: {Todo: {type: ['object', 'null'], properties: {n: {exclusiveMinimum: 0}}}}});

    expect(diff(downgrade(document).document, upgrade(document, '3.2')).changes).toEqual([]);
  });

  it('refuses what is no document', () => {
    expect(() => diff({} as AnyOpenApiSpec, givenDocument())).toThrow('openapi');
  });
});

function compare(before: object, after: object): Difference {
  const whole = (part: object) => ({openapi: '3.1.1', info: {title: 'Todos', version: '1'}, ...part}) as AnyOpenApiSpec;
  return diff(whole(before), whole(after));
}

function rowOf({change, code}: Case): string {
  const {verdict, reason} = CHANGE_CODES[code];
  return `| ${change} | ${verdict} | \`${code}\` | ${reason} |`;
}
