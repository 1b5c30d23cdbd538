import {PreconditionFailedError} from '@rondojs/rest';

import {VersionRequiredError} from '../errors.js';

import type {TableInfo} from '../table.js';

/** The entity tag of a row, by its version; none where the table has no such column. */
export function tagOf({version}: TableInfo, row: object): string | undefined {
  const value = version && (row as Readonly<Record<string, unknown>>)[version.name];
  return typeof value === 'number' ? `"${value}"` : undefined;
}

/**
 * The version that a change is meant for, as If-Match has it; `*` is any.
 *
 * @throws {VersionRequiredError} 428, when there is none, and the table has versions
 * @throws {PreconditionFailedError} 412, when it is the tag of no version
 */
export function versionOf(info: TableInfo, ifMatch: string | undefined): number | undefined {
  if (!info.version) return undefined;
  if (ifMatch === undefined) throw new VersionRequiredError(info.name);
  if (ifMatch.trim() === '*') return undefined;
  const [, digits] = /^\s*"(\d{1,9})"\s*$/.exec(ifMatch) ?? [];
  if (digits === undefined) throw new PreconditionFailedError('If-Match');
  return Number(digits);
}
