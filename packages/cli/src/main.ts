import {parseArgs} from 'node:util';
import {readFile} from 'node:fs/promises';

import {EXIT} from './contract.js';
import {UsageError, messageOf} from './errors.js';
import {check} from './commands/check.js';
import {diff} from './commands/diff.js';
import {spec} from './commands/spec.js';
import {types} from './commands/types.js';

import type {Command, Options, Output} from './contract.js';

const COMMANDS: readonly Command[] = [spec, check, diff, types];

/**
 * Does what a command line says.
 *
 * @returns the exit code: 0 when all is fine, 1 for findings, 2 when the command cannot be carried out
 */
export async function main(args: readonly string[], output: Output): Promise<number> {
  try {
    return await run(args, output);
  } catch (error) {
    const message = messageOf(error);
    output.error(args.includes('--json') ? `${JSON.stringify({error: message})}\n` : `rondo: ${message}\n`);
    return EXIT.usage;
  }
}

async function run([name, ...rest]: readonly string[], output: Output): Promise<number> {
  if (name === undefined || name === 'help' || name === '--help' || name === '-h') return help(rest[0], name !== undefined, output);

  if (name === 'version' || name === '--version' || name === '-v') return version(output);

  const command = find(name);
  const {options, positionals} = parse(command, rest);
  if (options.help) return help(command.name, true, output);
  const {least, most} = command.takes;
  if (positionals.length < least || positionals.length > most) {
    throw new UsageError(`${command.name} takes ${least === most ? 'one file' : 'one file or two'}. Try: rondo help ${command.name}`);
  }
  return command.run(positionals, options, output);
}

function parse(command: Command, args: readonly string[]): {options: Options; positionals: readonly string[]} {
  const options = {...command.options, help: {type: 'boolean', short: 'h'}, json: {type: 'boolean'}} as const;
  try {
    const {values, positionals} = parseArgs({args: [...args], options, allowPositionals: true});
    return {options: values, positionals};
  } catch (cause) {
    throw new UsageError(`${messageOf(cause)} Try: rondo help ${command.name}`, {cause});
  }
}

function find(name: string): Command {
  const command = COMMANDS.find(one => one.name === name);
  if (command) return command;
  throw new UsageError(`There is no command '${name}'. There are: ${COMMANDS.map(one => one.name).join(', ')}. Try: rondo help`);
}

async function version(output: Output): Promise<number> {
  const manifest = await readFile(new URL('../package.json', import.meta.url), 'utf8');
  output.out(`${(JSON.parse(manifest) as {version: string}).version}\n`);
  return EXIT.fine;
}

/** Help that was asked for is fine; help for want of a command is not. */
function help(name: string | undefined, isAskedFor: boolean, output: Output): number {
  const text = name === undefined ? overview() : find(name).help;
  if (isAskedFor) output.out(`${text}\n`);
  else output.error(`${text}\n`);
  return isAskedFor ? EXIT.fine : EXIT.usage;
}

function overview(): string {
  const lines = COMMANDS.map(({name, summary}) => `  ${name.padEnd(6)} ${summary}`);
  return [
    'Usage: rondo <command> [options]\n',
    ...lines,
    '\nrondo help <command> tells its options, rondo --version which one this is.',
    'Exit codes: 0 all is fine, 1 findings, 2 it cannot be done.',
  ].join('\n');
}
