import {readFile} from 'node:fs/promises';

import {describe, expect, it} from '@jest/globals';

import {getControllerOperations, getControllerSpec} from '@rondojs/openapi-spec';

import {TodoController, TodoRoutes} from './docs-decorators-example.js';
import {ExampleController, schema} from './docs-schemas-example.js';

describe('the pages', () => {
  it.each(['decorators', 'schemas'])('on %s show the example that is tested here', async page => {
    const text = await readText(`../../../../docs/${page}.md`);
    const example = await readText(`./docs-${page}-example.ts`);

    const snippets = [...text.matchAll(/^```ts\n(.*?)^```$/gms)].map(([, code]) => code);

    expect(snippets).toEqual([example]);
  });

  it('tell what decorators make', () => {
    const {paths} = getControllerSpec(TodoController);

    expect(paths['/']?.get).toMatchObject({
      security: [],
      parameters: [
        {name: 'limit', schema: {default: 20}},
        {name: 'tags', explode: false, schema: {type: 'array', items: {type: 'string'}}},
      ],
    });
    expect(paths['/']?.post).toMatchObject({
      security: [{jwt: []}],
      responses: {'201': {headers: {Location: {}}}},
    });
    expect(getControllerOperations(TodoRoutes)).toMatchObject([{verb: 'post', path: '/todos'}]);
  });

  it('tell what schemas become', () => {
    const {components} = getControllerSpec(ExampleController);

    expect(Object.keys(components?.schemas ?? {}).sort()).toEqual([
      'Call',
      'Email',
      'Guest',
      'Stay',
      'Todo',
      'TodoExcluding_id_',
    ]);
    expect(schema).toMatchObject({
      properties: {
        parts: {items: {$ref: '#'}},
        via: {discriminator: {mapping: {email: '#/$defs/Email', call: '#/$defs/Call'}}},
      },
    });
  });
});

function readText(path: string): Promise<string> {
  return readFile(new URL(path, import.meta.url), 'utf8');
}
