import {check as findFaults} from '@rondojs/openapi-spec';

import {EXIT} from '../contract.js';
import {SOURCE_OPTIONS, readDocument} from '../source.js';
import {paint} from '../paint.js';

import type {Command, Output} from '../contract.js';
import type {DocumentFault} from '@rondojs/openapi-spec';

/** Finds all that is wrong with a document. */
export const check: Command = {
  name: 'check',
  summary: 'find all that is wrong with a document',
  help: `Usage: rondo check <file or module> [options]

Finds what breaks OpenAPI, references that lead nowhere, paths and parameters that do not fit, examples that break
their schemas, regular expressions that take for ever, and likely typing errors. Exits with 1 when there are errors.

  --strict       with warnings too
  --server NAME  of which server, where there are several
  --init         initialise the application first: for asynchronous components
  --json         print the faults as JSON

Example: rondo check openapi.yaml --strict`,
  options: {...SOURCE_OPTIONS, strict: {type: 'boolean'}},
  takes: {least: 1, most: 1},
  async run([path = ''], options, output) {
    const faults = await findFaults(await readDocument(path, options));
    if (options.json) output.out(`${JSON.stringify({faults}, null, 2)}\n`);
    else tell(path, faults, output);
    const counted = options.strict ? faults : faults.filter(({severity}) => severity === 'error');
    return counted.length > 0 ? EXIT.findings : EXIT.fine;
  },
};

function tell(path: string, faults: readonly DocumentFault[], output: Output): void {
  for (const {pointer, severity, code, message} of faults) {
    const label = paint(output, severity === 'error' ? 'red' : 'yellow', severity);
    output.out(`${label} ${paint(output, 'bold', `#${pointer}`)}\n  ${message} ${paint(output, 'dim', `(${code})`)}\n`);
  }
  const errors = faults.filter(({severity}) => severity === 'error').length;
  output.out(faults.length === 0 ? `${path} is fine.\n` : `${path} has ${counted(errors, 'error')} and ${counted(faults.length - errors, 'warning')}.\n`);
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
