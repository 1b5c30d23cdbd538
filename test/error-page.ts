import {readFileSync, readdirSync} from 'node:fs';
import {join} from 'node:path';

/** Where the pages are. */
export const ERROR_PAGES = join('docs', 'errors');

/** A program, and what it prints, the error that ends it included. */
export interface Demonstration {
  readonly program: string;
  readonly output: string;
}

/** The page about one code. */
export interface ErrorPage {
  readonly file: string;
  readonly text: string;
  readonly code: string;
  readonly headings: readonly string[];
  readonly demonstrations: readonly Demonstration[];
}

/** `UNBOUND_KEY` is told of in `unbound-key.md`. */
export function fileOf(code: string): string {
  return `${code.toLowerCase().replaceAll('_', '-')}.md`;
}

export function errorPages(): readonly ErrorPage[] {
  const files = readdirSync(ERROR_PAGES).filter(file => file.endsWith('.md') && file !== 'README.md');
  return files.map(file => pageOf(file, readFileSync(join(ERROR_PAGES, file), 'utf8')));
}

function pageOf(file: string, text: string): ErrorPage {
  const pairs = text.matchAll(/^```ts\n(.*?)^```\n\n```text\n(.*?)\n```$/gms);
  return {
    file,
    text,
    code: /^# `(\w+)`$/m.exec(text)?.[1] ?? '',
    headings: [...text.matchAll(/^## (.+)$/gm)].map(([, heading]) => String(heading)),
    demonstrations: [...pairs].map(([, program, output]) => ({program: String(program), output: String(output)})),
  };
}
