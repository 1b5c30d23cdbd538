import {writeFile} from 'node:fs/promises';

import {UsageError, messageOf} from './errors.js';

import type {Options, Output} from './contract.js';

/** Writes what was asked for: to the file of `--out`, or where a command prints. @throws {UsageError} */
export async function writeText(text: string, {out}: Options, output: Output): Promise<void> {
  if (typeof out !== 'string') return output.out(text);
  await writeFile(out, text).catch((cause: unknown) => {
    throw new UsageError(`${out} cannot be written: ${messageOf(cause)}`, {cause});
  });
}
