import {CHANGE_CODES, TOLD_TO_PEOPLE} from './rules.js';

import type {ChangeCode, Verdict} from './rules.js';

/** One difference between two documents. */
export interface Change {
  /** For programs: what kind of change it is. */
  readonly code: ChangeCode;
  /** What it means to clients. */
  readonly verdict: Verdict;
  /** The operations that it is about: `GET /todos/{id}`; none for the document as a whole. */
  readonly operations: readonly string[];
  /** A JSON Pointer (RFC 6901) to it: in the later document, and for what was removed in the earlier one. */
  readonly pointer: string;
  /** For people: what has changed. */
  readonly message: string;
  /** Why the verdict is what it is. */
  readonly reason: string;
}

/** What {@link diff} finds. */
export interface Difference {
  /** Breaking ones first, then risky ones, each in the order of their pointers. */
  readonly changes: readonly Change[];
  /** The worst verdict; `none` where nothing has changed. */
  readonly verdict: Verdict | 'none';
  /** Which number of a semantic version should go up. */
  readonly step: 'major' | 'minor' | 'patch' | 'none';
}

/** A change, before it is known whom it is about. */
export interface Finding {
  readonly code: ChangeCode;
  readonly pointer: string;
  readonly message: string;
}

/** Tells of a change. */
export type Tell = (code: ChangeCode, pointer: string, message: string) => void;

const VERDICTS: readonly Verdict[] = ['breaking', 'risky', 'safe'];

/** Gathers findings: one that several operations share becomes one change. */
export class Report {
  private readonly found = new Map<string, {readonly finding: Finding; readonly operations: Set<string>}>();

  add(finding: Finding, operation?: string): void {
    const key = `${finding.code} ${finding.pointer} ${finding.message}`;
    const entry = this.found.get(key) ?? {finding, operations: new Set<string>()};
    this.found.set(key, entry);
    if (operation !== undefined) entry.operations.add(operation);
  }

  /** A {@link Tell} for what is about an operation, or about the document. */
  teller(operation?: string): Tell {
    return (code, pointer, message) => this.add({code, pointer, message}, operation);
  }

  difference(): Difference {
    const all = [...this.found.values()].map(
      ({finding, operations}): Change => ({...finding, ...CHANGE_CODES[finding.code], operations: [...operations].sort()}),
    );
    const changes = VERDICTS.flatMap(verdict => all.filter(change => change.verdict === verdict).sort(byPlace));
    return {changes, verdict: changes[0]?.verdict ?? 'none', step: stepOf(changes)};
  }
}

/** Not as the keys come: a document with its keys in another order gives the same list. */
function byPlace(some: Change, other: Change): number {
  return compareTexts(some.pointer, other.pointer) || compareTexts(some.code, other.code) || compareTexts(some.message, other.message);
}

function compareTexts(some: string, other: string): number {
  if (some === other) return 0;
  return some < other ? -1 : 1;
}

function stepOf(changes: readonly Change[]): Difference['step'] {
  if (changes.length === 0) return 'none';
  if (changes.some(({verdict}) => verdict === 'breaking')) return 'major';
  return changes.every(({code}) => TOLD_TO_PEOPLE.has(code)) ? 'patch' : 'minor';
}
