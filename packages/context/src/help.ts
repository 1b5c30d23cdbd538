/** Where the pages about errors are read. `@rondojs/openapi-spec`, which may not know this package, says it too. */
const PAGES = 'https://github.com/rondojs/rondo/blob/main/docs/errors';

/** How many causes are looked at: there may be circles of them. */
const MAX_CAUSES = 20;

/** The address of the page about a code of Rondo: what happened, why, and how to mend it. */
export function helpOn(code: string): string {
  return `${PAGES}/${code.toLowerCase().replaceAll('_', '-')}.md`;
}

/** The page to read about a failure: that of its deepest cause that has one, where there is something to mend. */
export function helpOf(error: unknown): string | undefined {
  let help: string | undefined;
  let cause = error;
  for (let depth = 0; depth < MAX_CAUSES && cause instanceof Error; depth++) {
    if ('help' in cause && typeof cause.help === 'string') help = cause.help;
    cause = cause.cause;
  }
  return help;
}
