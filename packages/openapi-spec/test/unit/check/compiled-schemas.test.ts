import {readFile, writeFile} from 'node:fs/promises';

import {describe, expect, it} from '@jest/globals';

import {compileSchemas} from './compile-schemas.js';

const FOLDER = new URL('../../../src/check/compiled/', import.meta.url);

describe('the compiled schemas', () => {
  it('are those that @seriousme/openapi-schema-validator and Ajv bring (RONDO_WRITE_SCHEMAS=1 writes them)', async () => {
    const compiled = await compileSchemas();
    if (process.env.RONDO_WRITE_SCHEMAS) {
      for (const [name, code] of compiled) await writeFile(new URL(name, FOLDER), code);
    }

    for (const [name, code] of compiled) expect(await readFile(new URL(name, FOLDER), 'utf8')).toBe(code);
  }, 30_000);
});
