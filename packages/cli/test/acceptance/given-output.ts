import {main} from '@rondojs/cli';

/** What a command has written, and its exit code. */
export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly error: string;
}

/** Runs a command line in the folder of the fixtures. */
export async function rondo(...args: readonly string[]): Promise<Ran> {
  const [out, error]: [string[], string[]] = [[], []];
  const before = process.cwd();
  process.chdir(new URL('../fixtures', import.meta.url).pathname);
  try {
    const code = await main(args, {out: text => void out.push(text), error: text => void error.push(text), isTerminal: false});
    return {code, out: out.join(''), error: error.join('')};
  } finally {
    process.chdir(before);
  }
}
