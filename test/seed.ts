import {createHash} from 'node:crypto';
import {existsSync, readFileSync, readdirSync} from 'node:fs';
import {basename, join} from 'node:path';

/** A test: the file, and the name as it is written there. */
export interface TestName {
  readonly file: string;
  readonly name: string;
}

/** A snippet or an open point of one of the first documents. */
export interface SeedPoint {
  /** The number of the document. */
  readonly seed: string;
  /** The first and the last of its lines there. */
  readonly lines: readonly [number, number];
  readonly kind: 'snippet' | 'open';
  /** Words of these lines. */
  readonly quote: string;
  /** Of the lines without their indents. */
  readonly hash: string;
  /** The page that answers it, below docs, with its anchor. */
  readonly page: string;
  readonly tests: readonly TestName[];
}

/** All of them. */
export const SEED_POINTS = JSON.parse(readFileSync('test/fixtures/seeds.json', 'utf8')) as readonly SeedPoint[];

/** Where the documents lie, beside the repository; they are no part of it. */
const FOLDER = join('..', 'shared', 'seeds');

/** What of a document still had to be said, or was asked. */
const OPEN = /\bTBD\b|DRAFT|Question|FIXME|doesn't work|needs more clarification|doesn't allow|\?\s*$/;

/** The documents by their numbers, in lines; none where they are not. */
export function seedTexts(): ReadonlyMap<string, readonly string[]> {
  if (!existsSync(FOLDER)) return new Map();
  const files = readdirSync(FOLDER).filter(file => /^\d{3}_/.test(file));
  return new Map(files.map(file => [file.slice(0, 3), readFileSync(join(FOLDER, file), 'utf8').split('\n')]));
}

export function hashOf(lines: readonly string[]): string {
  return createHash('sha256').update(lines.map(line => line.trim()).join('\n')).digest('hex').slice(0, 12);
}

/** The numbers of all lines that are code, open, or below a heading whose text was still to come. */
export function linesThatCount(lines: readonly string[]): readonly number[] {
  const counted: number[] = [];
  let isCode = false;
  let isOpen = false;
  lines.forEach((line, index) => {
    const isFence = /^\s*```/.test(line);
    if (isFence) isCode = !isCode;
    const isHeading = !isCode && /^#+ /.test(line);
    if (isHeading) isOpen = false;
    if (line.includes('tbd.html')) isOpen = true;
    const counts = isFence || isCode || (!isHeading && (isOpen || OPEN.test(line)));
    if (counts && line.trim() !== '') counted.push(index + 1);
  });
  return counted;
}

/** The row of a point on the page about the first documents. */
export function rowOf({seed, lines: [first, last], quote, page, tests}: SeedPoint): string {
  const where = first === last ? `${first}` : `${first}–${last}`;
  const covered = tests.map(({file, name}) => `[${basename(file)}](../${file}): ${name}`);
  return `| ${seed}, ${where} | \`${quote.replaceAll('`', '')}\` | [${titleOf(page)}](${page}) | ${covered.join('; ')} |`;
}

function titleOf(page: string): string {
  const [path = ''] = page.split('#');
  return /^# (.+)$/m.exec(readFileSync(join('docs', path), 'utf8'))?.[1] ?? path;
}
