import {readFile} from 'node:fs/promises';

import {describe, expect, it} from '@jest/globals';

import {FAULT_CODES} from '@rondojs/openapi-spec';

import {show} from './docs-page-example.js';

describe('the page docs/openapi.md', () => {
  it('shows the example that is tested here', async () => {
    const [snippet] = /(?<=^```ts\n).*?(?=^```$)/ms.exec(await readText('../../../../docs/openapi.md')) ?? [];

    expect(snippet).toBe(await readText('./docs-page-example.ts'));
  });

  it('tells what the example finds', async () => {
    const {faults, whole, losses} = await show();

    expect(faults.map(({pointer}) => pointer)).toEqual(['/components/schemas/Todo/properties/title/maxLenght']);
    expect(whole.components?.schemas).toHaveProperty('User');
    expect(losses).toEqual([]);
  });

  it('has a row for each code of a fault, with how bad it is', async () => {
    const page = await readText('../../../../docs/openapi.md');

    const rows = [...page.matchAll(/^\| `([a-z-]+)` \| (error|warning) \|/gm)].map(([, code, severity]) => [code, severity]);

    expect(Object.fromEntries(rows)).toEqual(FAULT_CODES);
  });
});

function readText(path: string): Promise<string> {
  return readFile(new URL(path, import.meta.url), 'utf8');
}
