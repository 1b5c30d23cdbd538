import {readFileSync} from 'node:fs';
import {dirname, join} from 'node:path';

import type {ServerDescription} from './server.js';

/** What an application says of itself. */
export interface ApplicationDescription {
  readonly name: string;
  readonly version: string | undefined;
  readonly servers: readonly (ServerDescription & {readonly name: string})[];
}

/** What a package says of itself. */
export interface PackageIdentity {
  readonly name?: string;
  readonly version?: string;
}

/** The package that the running program belongs to: what stands in the nearest package.json above its file. */
export function programPackage(file: string | undefined = process.argv[1]): PackageIdentity {
  for (let folder = file && dirname(file); folder; folder = parentOf(folder)) {
    const found = readPackage(folder);
    if (found) return found;
  }
  return {};
}

function parentOf(folder: string): string | undefined {
  const parent = dirname(folder);
  return parent === folder ? undefined : parent;
}

function readPackage(folder: string): PackageIdentity | undefined {
  try {
    return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as PackageIdentity;
  } catch {
    return undefined;
  }
}

/** A short block for people. */
export function toBlock({name, version, servers}: ApplicationDescription, milliseconds: number): string {
  const rows = servers.flatMap(rowsOf);
  const width = Math.max(...rows.map(([label]) => label.length)) + 2;
  const lines = rows.map(([label, text]) => `  ${label.padEnd(width)}${text}`.trimEnd());
  return [`${[name, version].filter(Boolean).join(' ')} is running (${milliseconds} ms)`, ...lines, ''].join('\n');
}

/** One line for programs. */
export function toLine({name, version, servers}: ApplicationDescription, milliseconds: number): string {
  const message = `${name} is running`;
  const time = new Date().toISOString();
  return `${JSON.stringify({level: 'info', time, message, name, version, milliseconds, servers})}\n`;
}

function rowsOf({name, url, ...others}: ServerDescription & {readonly name: string}): readonly [string, string][] {
  const more = Object.entries(others).filter(([, value]) => value !== undefined);
  return [[name, url ?? ''], ...more.map(([label, value]): [string, string] => [label, String(value)])];
}
