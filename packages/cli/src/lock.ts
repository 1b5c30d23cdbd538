import {readFile, writeFile} from 'node:fs/promises';

import {UsageError, messageOf} from './errors.js';

import type {AnyOpenApiSpec} from '@rondojs/openapi-spec';

/** The contracts that clients were promised: the document of each server, by its name. */
export interface ContractLock {
  readonly lockVersion: 1;
  readonly servers: Readonly<Record<string, AnyOpenApiSpec>>;
}

/** The lock of a file; undefined where there is no such file. @throws {UsageError} for a file that is none */
export async function readLock(path: string): Promise<ContractLock | undefined> {
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    if ((cause as {code?: unknown}).code === 'ENOENT') return undefined;
    throw new UsageError(`${path} cannot be read: ${messageOf(cause)}`, {cause});
  });
  return text === undefined ? undefined : lockOf(text, path);
}

/** Writes a lock with keys in order, so that a change of it shows what has changed. */
export async function writeLock(path: string, servers: ContractLock['servers']): Promise<void> {
  const lock: ContractLock = {lockVersion: 1, servers};
  await writeFile(path, `${JSON.stringify(sorted(lock), null, 2)}\n`);
}

function lockOf(text: string, path: string): ContractLock {
  try {
    const lock = JSON.parse(text) as Partial<ContractLock> | null;
    if (lock?.lockVersion === 1 && typeof lock.servers === 'object') return lock as ContractLock;
  } catch {
    // What is no JSON is no lock either.
  }
  throw new UsageError(`${path} is no contract lock. Remove it, and write it by \`rondo diff --lock --update\`.`);
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([some], [other]) => (some < other ? -1 : 1));
  return Object.fromEntries(entries.map(([key, held]) => [key, sorted(held)]));
}
