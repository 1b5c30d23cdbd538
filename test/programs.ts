import {execFile} from 'node:child_process';
import {existsSync, mkdirSync, rmSync, writeFileSync} from 'node:fs';
import {dirname, join, resolve} from 'node:path';
import {format, promisify} from 'node:util';
import {pathToFileURL} from 'node:url';

import {jest} from '@jest/globals';
import ts from 'typescript';

const run = promisify(execFile);

/** What became of a program: what it printed, and the error that ended it. */
export interface Ending {
  readonly printed: string;
  readonly error: Error | undefined;
}

/** Programs by their paths, such as `unbound-key/main.ts`. */
export type Sources = ReadonlyMap<string, string>;

/** Compiles programs as strictly as the packages, all at once, to JavaScript in a folder. Gives what is wrong. */
export function compile(folder: string, sources: Sources): readonly string[] {
  rmSync(folder, {recursive: true, force: true});
  for (const [path, source] of sources) write(join(folder, path), source);
  const program = ts.createProgram([...sources.keys()].map(path => resolve(folder, path)), compilerOptions());
  return program
    .getSourceFiles()
    .filter(({fileName}) => fileName.startsWith(resolve(folder)))
    .flatMap(file => {
      program.emit(file);
      return [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)];
    })
    .map(told);
}

/** Runs a program that was compiled, in this process, to its end. What is logged to standard error is not heard. */
export async function runToEnd(folder: string, path: string): Promise<Ending> {
  const lines: string[] = [];
  const log = jest.spyOn(console, 'log').mockImplementation((...args) => void lines.push(format(...args)));
  const stderr = jest.spyOn(process.stderr, 'write').mockImplementation(() => true);
  const url = pathToFileURL(resolve(folder, path.replace(/\.ts$/, '.js'))).href;
  try {
    await import(url);
    return {printed: lines.join('\n'), error: undefined};
  } catch (error) {
    return {printed: lines.join('\n'), error: error as Error};
  } finally {
    log.mockRestore();
    stderr.mockRestore();
  }
}

/** Runs a program that was compiled, as it was built, in a process of its own: for what others in this one would notice. */
export async function runApart(folder: string, path: string): Promise<Ending> {
  try {
    const {stdout} = await run(process.execPath, [resolve(folder, path.replace(/\.ts$/, '.js'))]);
    return {printed: stdout.trimEnd(), error: undefined};
  } catch (error) {
    return {printed: '', error: error as Error};
  }
}

function write(path: string, source: string): void {
  mkdirSync(dirname(path), {recursive: true});
  if (existsSync(path)) throw new Error(`There are two programs at ${path}.`);
  writeFileSync(path, source);
}

function compilerOptions(): ts.CompilerOptions {
  const {config} = ts.readConfigFile('tsconfig.base.json', path => ts.sys.readFile(path));
  const {options} = ts.parseJsonConfigFileContent(config, ts.sys, process.cwd());
  return {...options, composite: false, declaration: false, declarationMap: false, noUnusedLocals: false};
}

function told({file, start, messageText}: ts.Diagnostic): string {
  const line = file?.getLineAndCharacterOfPosition(start ?? 0).line ?? 0;
  return `${file?.fileName}:${line + 1} ${ts.flattenDiagnosticMessageText(messageText, '\n')}`;
}
