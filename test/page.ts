import {readFileSync, readdirSync} from 'node:fs';
import {join, posix} from 'node:path';

/** A file of TypeScript that a page shows: one with a name, which others import, or a program. */
export interface PageFile {
  /** Within the page: `src/todo.ts`, or `program-3.ts` for the third block when it has no name. */
  readonly path: string;
  readonly source: string;
  /** What it prints, when the page says so. */
  readonly output: string | undefined;
}

/** A page whose programs are whole. */
export interface Page {
  /** Below docs, without its extension: `recipes/cors`. */
  readonly name: string;
  readonly text: string;
  readonly files: readonly PageFile[];
}

/** Folders and pages of docs in which each `ts` block is a file as it stands. */
const PLACES = ['answers', 'context', 'contract', 'from-loopback', 'recipes'];

/** `**todo.ts**` above a block is its name; a `text` block below it is what it prints. */
const BLOCK = /(?:^\*\*(\S+\.ts)\*\*\n\n)?^```ts\n(.*?)^```$(?:\n\n^```text\n(.*?)\n?^```$)?/gms;

export function pages(): readonly Page[] {
  const files = readdirSync('docs', {recursive: true, encoding: 'utf8'}).map(file => file.replaceAll('\\', '/'));
  return files
    .filter(file => file.endsWith('.md') && PLACES.includes(file.split(/[/.]/)[0] ?? ''))
    .map(file => pageOf(file.replace(/\.md$/, ''), readFileSync(join('docs', file), 'utf8')));
}

/** Where a file of a page is compiled to, below the folder of all pages. */
export function pathOf({name}: Page, {path}: PageFile): string {
  return posix.join(name, path);
}

/** Whether somebody else starts it: it has a name, and the page says nothing of what it prints. */
export function isPart({path, output}: PageFile): boolean {
  return output === undefined && !/^program-\d+\.ts$/.test(path);
}

function pageOf(name: string, text: string): Page {
  const blocks = [...text.matchAll(BLOCK)];
  const files = blocks.map(([, path, source, output], index) => {
    return {path: path ?? `program-${index + 1}.ts`, source: String(source), output};
  });
  return {name, text, files};
}
