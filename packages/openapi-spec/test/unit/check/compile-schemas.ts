import {readFile} from 'node:fs/promises';
import {createRequire} from 'node:module';

import {Ajv2020} from 'ajv/dist/2020.js';
import Ajv04 from 'ajv-draft-04';
import standaloneCode from 'ajv/dist/standalone/index.js';
import {fullFormats} from 'ajv-formats/dist/formats.js';

/**
 * The official schemas as code: what is in src/check/compiled. Compiling them costs a server's start a
 * tenth of a second; loading the code costs some milliseconds.
 */
export async function compileSchemas(): Promise<ReadonlyMap<string, string>> {
  const files = new Map<string, string>();
  for (const version of ['3.0', '3.1', '3.2'])
    files.set(`openapi-${version.replace('.', '-')}.ts`, await compileOpenApi(version));
  files.set('json-schema-2020-12.ts', compileJsonSchema());
  return files;
}

const OPTIONS = {
  strict: false,
  allErrors: true,
  logger: false,
  messages: false,
  inlineRefs: false,
  code: {source: true, esm: true},
} as const;

async function compileOpenApi(version: string): Promise<string> {
  const {resolve} = createRequire(import.meta.url);
  const folder = resolve('@seriousme/openapi-schema-validator').replace(/index\.js$/, 'schemas');
  const schema = JSON.parse(await readFile(`${folder}/v${version}/schema.json`, 'utf8')) as object;
  const ajv = version === '3.0' ? (new Ajv04.default(OPTIONS)) : new Ajv2020(OPTIONS);
  // Of 'regex' there is a check of its own; the others are expressions that can stand in the code.
  for (const name of ['email', 'uri-reference'] as const) ajv.addFormat(name, fullFormats[name]);
  for (const name of ['regex', 'uri', 'media-range', 'uri-template']) ajv.addFormat(name, true);
  return asModule(standaloneCode.default(ajv, ajv.compile(schema)), `OpenAPI ${version}, of the OpenAPI Initiative`);
}

function compileJsonSchema(): string {
  const ajv = new Ajv2020(OPTIONS);
  for (const name of ['regex', 'uri', 'uri-reference']) ajv.addFormat(name, true);
  const validate = ajv.getSchema('https://json-schema.org/draft/2020-12/schema');
  if (!validate) throw new Error('Ajv does not know the schema of JSON Schema 2020-12.');

  return asModule(standaloneCode.default(ajv, validate), 'JSON Schema 2020-12, of its authors');
}

function asModule(code: string, origin: string): string {
  const [, name] = /export default (\w+);/.exec(code) ?? [];
  const body = code
    .replace('"use strict";', '')
    .replace(/export const \w+ = \w+;/, '')
    .replace(/export default \w+;/, '')
    .replaceAll(/const (\w+) = require\("ajv\/dist\/runtime\/equal"\)\.default;/g, 'const $1 = isDeepStrictEqual;')
    .replaceAll(/const (\w+) = require\("ajv\/dist\/runtime\/ucs2length"\)\.default;/g, 'const $1 = text => [...text].length;')
    .replaceAll(/const (schema\d+) = (\{"\$id":.*?\});(?=const |function )/g, minimalSchema);
  const left = /require\("[^"]*"\)[^;]*/.exec(body);
  if (left) throw new Error(`The compiled code asks for more than it may: ${left[0]}`);

  const needs = body.includes('isDeepStrictEqual') ? `import {isDeepStrictEqual} from 'node:util';\n\n` : '';
  return (
    `// @ts-nocheck\n// Compiled by Ajv from the schema of ${origin}. Do not edit: see test/unit/check/compile-schemas.ts.\n` +
    `${needs}import type {CompiledSchema} from '../compiled-schema.js';\n\n` +
    `${body}\n\nexport const validate = ${name} as unknown as CompiledSchema;\n`
  );

  /** A whole schema that the code never reads is left out. */
  function minimalSchema(text: string, constant: string): string {
    const used = code.split(new RegExp(`\\b${constant}\\b`)).length - 1;
    return used > 1 ? text : '';
  }
}
