import {readFile} from 'node:fs/promises';

import {describe, expect, it} from '@jest/globals';

import * as door from '@rondojs/json-schema';

import {errors, isValid} from './readme-example.js';

describe('the README', () => {
  it('shows the example that is tested here', async () => {
    const readme = await readText('../../README.md');
    const example = await readText('./readme-example.ts');

    const snippets = [...readme.matchAll(/^```ts\n(.*?)^```$/gms)].map(([, code]) => code);

    expect(snippets).toEqual([example]);
  });

  it('tells what the example does', () => {
    expect(isValid).toBe(false);
    expect(errors).toMatchObject([{keyword: 'maxLength', instancePath: '/title', params: {limit: 5}}]);
  });

  it('names everything that runs', async () => {
    const readme = await readText('../../README.md');

    const missing = Object.keys(door).filter(name => !readme.includes(`\`${name}\``));

    expect(missing).toEqual([]);
  });
});

function readText(path: string): Promise<string> {
  return readFile(new URL(path, import.meta.url), 'utf8');
}
