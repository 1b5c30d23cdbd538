/** Where the pages about errors are read. `@rondojs/context`, which may not know this package, says it too. */
const PAGES = 'https://github.com/rondojs/rondo/blob/main/docs/errors';

/** The address of the page about a code of Rondo: what happened, why, and how to mend it. */
export function helpOn(code: string): string {
  return `${PAGES}/${code.toLowerCase().replaceAll('_', '-')}.md`;
}
