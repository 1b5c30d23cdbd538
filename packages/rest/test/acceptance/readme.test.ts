import {readFile} from 'node:fs/promises';

import {afterAll, describe, expect, it, jest} from '@jest/globals';

import * as door from '@rondojs/rest';

import {TimingSequence} from './readme-sequence.js';
import {app} from './readme-example.js';
import {givenClient} from '../helpers.js';

const EXAMPLES = ['readme-example.ts', 'readme-sequence.ts'];

afterAll(() => app.stop());

describe('the README', () => {
  it('shows the examples that are tested here', async () => {
    const examples = await Promise.all(EXAMPLES.map(name => readText(`./${name}`)));

    const snippets = [...(await readme()).matchAll(/^```ts\n(.*?)^```$/gms)].map(([, code]) => code);

    expect(snippets).toEqual(examples);
  });

  it('tells what the first example answers', async () => {
    const client = givenClient(app.url);

    const answers = [
      await client.get('/hello/rondo'),
      await client.get('/hello/123456789012345678901'),
      await client.get('/nobody'),
      await client.send('PUT', '/hello/rondo'),
    ];

    expect(answers.map(({status}) => status)).toEqual([200, 400, 404, 405]);
    expect(answers[0]?.body).toEqual({greeting: 'Hello, rondo!'});
    expect(answers[1]?.body).toMatchObject({errors: [{in: 'path', pointer: '/name', code: 'maxLength'}]});
  });

  it('tells what the second example does', async () => {
    const log = jest.spyOn(console, 'log').mockReturnValue();
    app.sequence(TimingSequence);

    await givenClient(app.url).get('/hello/rondo');

    expect(log).toHaveBeenCalledWith('/hello/rondo', expect.any(Number));
    log.mockRestore();
  });

  it('names everything that runs', async () => {
    const text = await readme();

    const missing = Object.keys(door).filter(name => !text.includes(`\`${name}\``));

    expect(missing).toEqual([]);
  });

  it('names every error with its status and code', async () => {
    const text = await readme();
    const codes = [...(await readText('../../src/errors.ts')).matchAll(/readonly code = '(\w+)';\s+readonly status = (\d+)/g)];

    const missing = codes.filter(([, code, status]) => !text.includes(`| ${status} \`${code}\` |`));

    expect(codes.length).toBeGreaterThan(5);
    expect(missing).toEqual([]);
  });
});

function readme(): Promise<string> {
  return readText('../../README.md');
}

function readText(path: string): Promise<string> {
  return readFile(new URL(path, import.meta.url), 'utf8');
}
