import {readFile} from 'node:fs/promises';

import {describe, expect, it} from '@jest/globals';

import * as door from '@rondojs/openapi-spec';

import {document} from './readme-example.js';

describe('the README', () => {
  it('shows the example that is tested here', async () => {
    const readme = await readText('../../README.md');
    const example = await readText('./readme-example.ts');

    const snippets = [...readme.matchAll(/^```ts\n(.*?)^```$/gms)].map(([, code]) => code);

    expect(snippets).toEqual([example]);
  });

  it('tells what the example makes', () => {
    expect(document.paths?.['/todos/{id}']?.get).toMatchObject({
      operationId: 'TodoController.find',
      parameters: [{name: 'id', in: 'path', required: true, schema: {type: 'integer'}}],
      responses: {'200': {description: 'OK'}},
    });
  });

  it('names everything that runs', async () => {
    const readme = await readText('../../README.md');

    const missing = Object.keys(door).filter(name => !readme.includes(name));

    expect(missing).toEqual([]);
  });
});

function readText(path: string): Promise<string> {
  return readFile(new URL(path, import.meta.url), 'utf8');
}
