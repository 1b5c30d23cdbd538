import {readFile} from 'node:fs/promises';

import {afterEach, describe, expect, it, jest} from '@jest/globals';

import {check, parseDocument} from '@rondojs/openapi-spec';
import {writeTypes} from '@rondojs/cli';

import {createMuseum} from '../src/museum-application.js';

import type {RestApplication} from '@rondojs/rest';

// The first start loads a validator, and machines may be busy.
jest.setTimeout(30_000);

describe('the museum', () => {
  let app: RestApplication;
  afterEach(() => app.stop());

  it('answers what its README says, with mocks and without', async () => {
    const [first = [], second = [], third = []] = await sessions();

    await start(true);
    const drift = JSON.stringify(app.restServer.drift());
    const mocked = await Promise.all(second.map(({command}) => answerTo(command)));
    await app.stop();
    await start(false);
    const refused = await Promise.all(third.map(({command}) => answerTo(command)));

    expect(first.map(({printed}) => printed)).toEqual([drift]);
    expect(mocked.length).toBe(4);
    expect(mocked).toEqual(second.map(({printed}) => printed));
    expect(refused).toEqual(third.map(({printed}) => printed));
  });

  it('validates requests for what is a mock', async () => {
    await start(true);

    const response = await fetch(`${app.url}/tickets`, {method: 'POST', headers: {'content-type': 'application/json'}, body: '{"day":"someday"}'});

    expect(response.status).toBe(422);
  });

  it('serves a document without a fault, with the guide in it', async () => {
    await start(false);

    const document = app.restServer.getApiSpec();

    expect(await check(document)).toEqual([]);
    expect(Object.keys(document.paths ?? {}).sort()).toEqual(['/guide', '/hours', '/instruments', '/instruments/{id}', '/tickets']);
  });

  it('has the types of its document', async () => {
    app = await createMuseum(false);
    const design = await parseDocument(await readText('../museum.yaml'));

    expect(await readText('../src/museum-contract.ts')).toBe(writeTypes(design));
  });

  async function start(mock: boolean): Promise<void> {
    app = await createMuseum(mock, {port: 0});
    await app.start();
  }

  /** Sends what a line of curl sends. */
  async function answerTo(command: string): Promise<string> {
    const [, path = ''] = /localhost:3000(\S+)/.exec(command) ?? [];
    const [, body] = /-d '(.*)'/.exec(command) ?? [];
    const init = body === undefined ? {} : {method: 'POST', headers: {'content-type': 'application/json'}, body};
    const response = await fetch(`${app.url}${path}`, init);
    return response.text();
  }
});

interface Line {
  readonly command: string;
  readonly printed: string;
}

/** The commands of each console of the README, and what each prints. */
async function sessions(): Promise<readonly (readonly Line[])[]> {
  const readme = await readText('../README.md');
  const consoles = [...readme.matchAll(/^```console\n([^]*?)^```$/gm)].map(([, text = '']) => text);
  return consoles.map(text => [...text.matchAll(/^\$ (.*)\n(.*)$/gm)].map(([, command = '', printed = '']) => ({command, printed})));
}

function readText(path: string): Promise<string> {
  return readFile(new URL(path, import.meta.url), 'utf8');
}
