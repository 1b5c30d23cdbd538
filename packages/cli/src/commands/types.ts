import {EXIT} from '../contract.js';
import {SOURCE_OPTIONS, readDocument} from '../source.js';
import {writeText} from '../write-text.js';
import {writeTypes} from '../types/write-types.js';

import type {Command} from '../contract.js';

/** Writes types for what a document describes. */
export const types: Command = {
  name: 'types',
  summary: 'write TypeScript types for the operations of a document',
  help: `Usage: rondo types <file or module> [options]

Writes an interface with a method for each operation that has an operationId, one for each x-controller-name, and
all schemas. A controller that implements it is checked by the compiler: parameters in their order, the body, the result.

  --out FILE     where to (standard output)
  --server NAME  of which server, where there are several
  --init         initialise the application first: for asynchronous components
  --json         tell what went wrong as JSON

Example: rondo types openapi.yaml --out src/contract.ts`,
  options: {...SOURCE_OPTIONS, out: {type: 'string'}},
  takes: {least: 1, most: 1},
  async run([path = ''], options, output) {
    await writeText(writeTypes(await readDocument(path, options)), options, output);
    return EXIT.fine;
  },
};
