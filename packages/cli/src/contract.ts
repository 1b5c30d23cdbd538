import type {ParseArgsConfig} from 'node:util';

/** Where a command writes. */
export interface Output {
  /** What was asked for. */
  out(text: string): void;
  /** What went wrong. */
  error(text: string): void;
  /** Whether somebody looks at it, who likes colours. */
  readonly isTerminal: boolean;
}

/** The options that were given, by name. */
export type Options = Readonly<Record<string, string | boolean | undefined>>;

/** One thing that `rondo` does. */
export interface Command {
  readonly name: string;
  /** One line for the list of commands. */
  readonly summary: string;
  /** What `rondo help NAME` prints: usage, options, examples. */
  readonly help: string;
  readonly options: NonNullable<ParseArgsConfig['options']>;
  /** How many arguments it takes. */
  readonly takes: {readonly least: number; readonly most: number};
  /** Does it. @returns the exit code @throws {UsageError} for what cannot be done as it was asked for */
  run(args: readonly string[], options: Options, output: Output): Promise<number>;
}

/** Exit codes: programs and pipelines rely on them. */
export const EXIT = {fine: 0, findings: 1, usage: 2} as const;
