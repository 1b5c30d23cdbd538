import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {existsSync, readFileSync} from 'node:fs';
import {mkdir, rm, symlink, writeFile} from 'node:fs/promises';
import {dirname, join, resolve} from 'node:path';

import {runLine} from '../examples/todo/test/program.js';

import type {ChildProcess} from 'node:child_process';

/** What a reader does next: writes a file, or types a line. */
export type Step = FileStep | LineStep;

export interface FileStep {
  readonly file: string;
  /** Whether it is added to what the file holds already. */
  readonly isAddition: boolean;
  readonly text: string;
}

export interface LineStep {
  readonly line: string;
  /** What the page says that it prints; empty where it says nothing. */
  readonly printed: string;
}

/** A folder with the packages as they are published, of `npm pack -w packages/NAME --pack-destination FOLDER`; else none. */
const PACKS = process.env.RONDO_PACKS;

const STANDS_ON = ['@rondojs/context', '@rondojs/core', '@rondojs/json-schema', '@rondojs/openapi-spec', '@rondojs/rest'];

const BLOCK = /(?:^\*\*(?<file>\S+)\*\*(?<addition> \(at the end\))?\n\n)?^```(?<language>\w+)\n(?<text>.*?)^```$/gms;

/** All blocks of a page, in their order. */
export function stepsOf(page: string): readonly Step[] {
  return [...page.matchAll(BLOCK)].flatMap(({groups}): readonly Step[] => {
    const {file, addition, language, text = ''} = groups ?? {};
    if (file) return [{file, isAddition: addition !== undefined, text}];
    if (language !== 'console') throw new Error(`Nobody knows what to do with this block: ${text}`);
    return text.split(/^\$ /m).slice(1).map(toLine);
  });
}

function toLine(text: string): LineStep {
  const end = text.indexOf('\n') + 1;
  return {line: text.slice(0, end - 1), printed: text.slice(end)};
}

/** Somebody who does what a page says, in a folder of their own. */
export class Reader {
  private server: ChildProcess | undefined;

  constructor(
    private readonly folder: string,
    private readonly port: number,
  ) {}

  /** Does a step, and gives what was printed. */
  async do(step: Step): Promise<string> {
    if ('file' in step) return this.write(step);
    if (step.line.endsWith('npm start')) return this.start(step.line);
    const [, packages] = /^npm install(?: --save-dev)? (.+)$/.exec(step.line) ?? [];
    if (packages !== undefined) return this.install(packages.split(' '));
    return runLine(`cd '${this.folder}' && ${step.line.replaceAll(':3000', `:${this.port}`)}`);
  }

  /** Ctrl+C. */
  async stop(): Promise<void> {
    const {server} = this;
    this.server = undefined;
    if (server?.pid === undefined || server.exitCode !== null) return;
    const closed = once(server, 'close');
    // To all that the terminal runs, as Ctrl+C does.
    process.kill(-server.pid, 'SIGINT');
    await closed;
  }

  private async write({file, isAddition, text}: FileStep): Promise<string> {
    const path = join(this.folder, file);
    await mkdir(dirname(path), {recursive: true});
    await writeFile(path, isAddition ? `${readFileSync(path, 'utf8')}\n${text}` : text);
    return '';
  }

  /** Links what the repository has: nothing is fetched, and what was built is what is used. Or, if there are packs, installs. */
  private async install(packages: readonly string[]): Promise<string> {
    if (PACKS !== undefined) return this.installPacked(packages, PACKS);
    for (const name of packages) await this.link(name);
    if (packages.includes('typescript')) await this.link('.bin/tsc');
    return '';
  }

  /** With all that rest stands on, which npm would look for elsewhere. */
  private installPacked(packages: readonly string[], packs: string): Promise<string> {
    const ours = [...packages, ...STANDS_ON].filter(name => name.startsWith('@rondojs/'));
    const packed = ours.map(name => join(packs, `${name.replace('@', '').replace('/', '-')}-*.tgz`));
    const others = packages.filter(name => !name.startsWith('@rondojs/'));
    return runLine(`cd '${this.folder}' && npm install --no-audit ${[...packed, ...others].join(' ')} 2>&1`);
  }

  private async link(name: string): Promise<void> {
    const target = resolve('node_modules', name);
    if (!existsSync(target)) throw new Error(`There is no package ${name}.`);
    const path = join(this.folder, 'node_modules', name);
    await mkdir(dirname(path), {recursive: true});
    await rm(path, {force: true});
    await symlink(target, path);
  }

  private async start(line: string): Promise<string> {
    await this.stop();
    const env = {...process.env, PORT: String(this.port)};
    const server = spawn('sh', ['-c', line], {cwd: this.folder, env, detached: true});
    this.server = server;
    await isListening(server);
    return '';
  }
}

function isListening(server: ChildProcess): Promise<void> {
  return new Promise((resolveStart, reject) => {
    let said = '';
    const hear = (chunk: unknown) => {
      said += String(chunk);
      if (said.includes('http://127.0.0.1:')) resolveStart();
    };
    server.stdout?.on('data', hear);
    server.stderr?.on('data', hear);
    server.once('close', () => reject(new Error(`It did not start: ${said}`)));
  });
}
