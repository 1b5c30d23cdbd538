import {readFileSync} from 'node:fs';

import {afterAll, beforeAll, describe, expect, it} from '@jest/globals';

import {REST_CONFIG_SCHEMA, REST_DEFAULTS} from '../../src/config.js';
import {app} from './docs-environment.js';

const PAGE = readFileSync(new URL('../../../../docs/rest-options.md', import.meta.url), 'utf8');
const ROWS = [...PAGE.matchAll(/^\| `(\w+)` \| (.*?) \|/gm)].map(([, name = '', text = '']) => [name, text] as const);

/** What depends on the machine or the environment, or is told of elsewhere. */
const IN_WORDS = ['port', 'uploadDirectory', 'http', 'parameters', 'responseValidation'];

describe('the page on the options of a REST server', () => {
  beforeAll(() => app.start());
  afterAll(() => app.stop());

  it('shows the example that is tested here, whose port comes from a variable', async () => {
    const [, snippet] = /^```ts\n(.*?)^```$/ms.exec(PAGE) ?? [];

    expect(snippet).toBe(readFileSync(new URL('./docs-environment.ts', import.meta.url), 'utf8'));
    // The port of the options would be 3000, and the host that of this machine alone.
    expect(app.url).not.toContain(':3000');
    expect((await app.describe()).servers).toHaveLength(1);
  });

  it('names every option, and no other', () => {
    expect(ROWS.map(([name]) => name).sort()).toEqual([...REST_CONFIG_SCHEMA.propertyNames.enum].sort());
  });

  it.each(ROWS.filter(([name]) => !IN_WORDS.includes(name)))('has the default of %s', (name, text) => {
    expect(text).toBe(`\`${JSON.stringify((REST_DEFAULTS as Readonly<Record<string, unknown>>)[name])}\``);
  });
});
