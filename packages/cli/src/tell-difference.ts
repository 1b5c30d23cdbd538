import {paint} from './paint.js';

import type {Colour} from './paint.js';
import type {Change, Difference} from '@rondojs/openapi-spec';
import type {Output} from './contract.js';

const COLOURS: Readonly<Record<Change['verdict'], Colour>> = {breaking: 'red', risky: 'yellow', safe: 'green'};

/** Prints a difference for people: each change in three lines. */
export function tellDifference(difference: Difference & {readonly server?: string}, output: Output): void {
  if (difference.server !== undefined) output.out(`${paint(output, 'bold', difference.server)}\n`);
  for (const change of difference.changes) tellChange(change, output);
  output.out(`${summaryOf(difference)}\n`);
}

function tellChange({verdict, code, operations, pointer, message, reason}: Change, output: Output): void {
  const [first, ...others] = operations;
  const where = `${first ?? 'the document'}${others.length > 0 ? ` and ${others.length} more` : ''}`;
  output.out(`${paint(output, COLOURS[verdict], verdict.padEnd(8))} ${where}: ${message}\n`);
  output.out(`         ${reason}\n         ${paint(output, 'dim', `#${pointer} (${code})`)}\n`);
}

function summaryOf({changes, step}: Difference): string {
  if (changes.length === 0) return 'Nothing has changed.';
  const counts = (['breaking', 'risky', 'safe'] as const).map(verdict => `${changes.filter(change => change.verdict === verdict).length} ${verdict}`);
  return `${counts.join(', ')}. The next version: ${step}.`;
}
