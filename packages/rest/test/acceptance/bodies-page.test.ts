import {readFile} from 'node:fs/promises';

import {afterAll, beforeAll, describe, expect, it} from '@jest/globals';

import {formApp} from './bodies-form.js';
import {givenClient} from '../helpers.js';
import {yamlApp} from './bodies-yaml.js';

beforeAll(() => Promise.all([formApp.start(), yamlApp.start()]));
afterAll(() => Promise.all([formApp.stop(), yamlApp.stop()]));

describe('the page about bodies', () => {
  it('shows the examples that are tested here', async () => {
    const examples = await Promise.all(['./bodies-form.ts', './bodies-yaml.ts'].map(readText));

    const page = await readText('../../../../docs/bodies.md');

    expect([...page.matchAll(/^```ts\n(.*?)^```$/gms)].map(([, code]) => code)).toEqual(examples);
  });

  it.each(['/streamed', '/saved'])('shows how a form with a file is taken: %s', async path => {
    const client = givenClient(formApp.url);
    const send = (type: string) => {
      const body = new FormData();
      body.set('title', 'Sea');
      body.set('photo', new Blob(['12345'], {type}), 'sea.png');
      return client.send('POST', path, {body});
    };

    const [taken, refused] = [await send('image/png'), await send('text/html')];

    expect(taken.body).toEqual({title: 'Sea', bytes: 5});
    expect(refused.body).toMatchObject({status: 422, errors: [{pointer: '/photo', code: 'contentType'}]});
  });

  it('shows how a parser is added', async () => {
    const client = givenClient(yamlApp.url);
    const headers = {'content-type': 'application/yaml'};

    const answers = [
      await client.send('POST', '/plans', {body: 'a: [1, 2]', headers}),
      await client.send('POST', '/plans', {body: '- a', headers}),
      await client.send('POST', '/plans', {body: '[', headers}),
    ];

    expect(answers.map(({status}) => status)).toEqual([200, 422, 400]);
    expect(answers[0]?.body).toEqual({a: [1, 2]});
  });

  it('tells the default of every limit', async () => {
    const page = await readText('../../../../docs/bodies.md');
    const source = await readText('../../src/contract/body-limits.ts');
    const limits = [...source.matchAll(/^  readonly (\w+): number;/gm)].map(([, name]) => `| \`${name}\` |`);

    expect(limits).toHaveLength(8);
    expect(limits.filter(row => !page.includes(row))).toEqual([]);
  });
});

function readText(path: string): Promise<string> {
  return readFile(new URL(path, import.meta.url), 'utf8');
}
