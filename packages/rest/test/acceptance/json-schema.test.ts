import {readFileSync, readdirSync} from 'node:fs';

import {afterAll, beforeAll, describe, expect, it} from '@jest/globals';

import {RestApplication} from '@rondojs/rest';

import {givenClient} from '../helpers.js';

import type {Client} from '../helpers.js';
import type {SchemaObject} from '@rondojs/openapi-spec';

interface Group {
  readonly description: string;
  readonly schema: SchemaObject;
  readonly tests: readonly {readonly description: string; readonly data: unknown; readonly valid: boolean}[];
}

const FOLDER = new URL('../fixtures/json-schema-test-suite/', import.meta.url);

const FILES = readdirSync(FOLDER).filter(name => name.endsWith('.json'));

const GROUPS = FILES.flatMap(name => {
  const groups = JSON.parse(readFileSync(new URL(name, FOLDER), 'utf8')) as Group[];
  return groups.map(group => ({...group, file: name.replace('.json', '')}));
});

/** One operation for each schema of the suite: what it takes is valid, what it refuses is a 422. */
describe('a body', () => {
  let app: RestApplication;
  let client: Client;

  beforeAll(async () => {
    app = new RestApplication({rest: {port: 0}});
    GROUPS.forEach(({schema}, index) => {
      const requestBody = {required: true, content: {'application/json': {schema}}};
      app.route('post', `/schema${index}`, {requestBody, responses: {}}, () => undefined);
    });
    await app.start();
    client = givenClient(app.url);
  });

  afterAll(() => app.stop());

  const rows = GROUPS.flatMap(({file, description: group, tests}, index) =>
    tests.map(test => ({...test, title: `${file}: ${group}: ${test.description}`, index})),
  );

  it('is compared in more than a hundred cases', () => {
    expect(rows.length).toBeGreaterThan(100);
  });

  it.each(rows)('is valid as the JSON Schema test suite says: $title', async ({index, data, valid}) => {
    const {status} = await client.post(`/schema${index}`, data);

    expect(status).toBe(valid ? 204 : 422);
  });
});
