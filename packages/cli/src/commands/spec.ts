import {downgrade, formatDocument, upgrade} from '@rondojs/openapi-spec';

import {EXIT} from '../contract.js';
import {SOURCE_OPTIONS, readDocument} from '../source.js';
import {UsageError} from '../errors.js';
import {writeText} from '../write-text.js';

import type {AnyOpenApiSpec} from '@rondojs/openapi-spec';
import type {Command, Options, Output} from '../contract.js';

/** Writes the document of an application. */
export const spec: Command = {
  name: 'spec',
  summary: 'write the document of an application, without listening',
  help: `Usage: rondo spec <module or file> [options]

Writes the OpenAPI document of an application, or a document in another form. The module exports the application
as \`app\` or by default, or a function that makes it; nothing is started.

  --out FILE         where to; .yaml and .yml say the format too (standard output)
  --format FORMAT    json or yaml (json)
  --openapi VERSION  3.0, 3.1 or 3.2 (as it is)
  --server NAME      of which server, where there are several
  --init             initialise the application first: for asynchronous components
  --json             tell what is lost, or went wrong, as JSON

Example: rondo spec dist/app.js --out openapi.yaml`,
  options: {...SOURCE_OPTIONS, out: {type: 'string'}, format: {type: 'string'}, openapi: {type: 'string'}},
  takes: {least: 1, most: 1},
  async run([path = ''], options, output) {
    const document = inVersion(await readDocument(path, options), options, output);
    await writeText(await formatDocument(document, formatOf(options)), options, output);
    return EXIT.fine;
  },
};

function formatOf({format, out}: Options): 'json' | 'yaml' {
  if (format === undefined) return /\.ya?ml$/i.test(String(out)) ? 'yaml' : 'json';
  if (format === 'json' || format === 'yaml') return format;
  throw new UsageError(`--format is json or yaml, and not ${String(format)}.`);
}

/** Tells what an older version cannot say. */
function inVersion(document: AnyOpenApiSpec, {openapi, json}: Options, output: Output): AnyOpenApiSpec {
  if (openapi === undefined) return document;
  if (openapi !== '3.0' && openapi !== '3.1' && openapi !== '3.2') throw new UsageError(`--openapi is 3.0, 3.1 or 3.2, and not ${String(openapi)}.`);
  const newest = upgrade(document, '3.2');
  if (openapi === '3.2') return newest;
  const {document: older, losses} = openapi === '3.0' ? downgrade(newest) : downgrade(newest, '3.1');
  if (json) output.error(`${JSON.stringify({losses})}\n`);
  else for (const {pointer, reason} of losses) output.error(`#${pointer} is lost: ${reason}\n`);
  return older;
}
