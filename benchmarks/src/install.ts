import {existsSync, readFileSync, readdirSync, statSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import {dirname, join, parse} from 'node:path';

import {toTable} from './table.js';

/** What a user of each framework installs for the API of these benchmarks. */
const ROOTS: Readonly<Record<string, readonly string[]>> = {
  'by hand': ['find-my-way', 'ajv'],
  Rondo: ['@rondojs/rest'],
  Fastify: ['fastify'],
  Hono: ['hono', '@hono/node-server', 'ajv'],
  NestJS: ['@nestjs/common', '@nestjs/core', '@nestjs/platform-fastify', 'rxjs', 'reflect-metadata'],
  InversifyJS: ['@inversifyjs/http-core', '@inversifyjs/http-fastify', 'inversify', 'fastify', 'reflect-metadata'],
  Express: ['express', 'ajv'],
  LoopBack: ['@loopback/core', '@loopback/rest'],
};

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly files?: readonly string[];
  readonly dependencies?: Readonly<Record<string, string>>;
}

/** Counts the packages that each framework brings along, and their size, as they lie in node_modules. */
export function runInstall(): Promise<string> {
  const rows = Object.entries(ROOTS).map(([name, roots]) => {
    const folders = new Set<string>();
    for (const root of roots) gather(root, dirname(fileURLToPath(import.meta.url)), folders);
    const bytes = [...folders].reduce((sum, folder) => sum + sizeOf(folder), 0);
    return [name, `${folders.size}`, (bytes / 1_048_576).toFixed(1)];
  });
  return Promise.resolve(toTable(['installed', 'packages', 'MB'], rows));
}

/** Adds the folder of a package, and of all that it depends on. */
function gather(name: string, from: string, folders: Set<string>): void {
  const folder = folderOf(name, from);
  if (!folder || folders.has(folder)) return;
  folders.add(folder);
  for (const dependency of Object.keys(manifestOf(folder).dependencies ?? {})) gather(dependency, folder, folders);
}

/** As Node looks for it: upwards. */
function folderOf(name: string, from: string): string | undefined {
  for (let at = from; at !== parse(at).root; at = dirname(at)) {
    const folder = join(at, 'node_modules', name);
    if (existsSync(join(folder, 'package.json'))) return folder;
  }
  return undefined;
}

/** Of a package of this repository only what is published. */
function sizeOf(folder: string): number {
  const {name, files} = manifestOf(folder);
  if (!name.startsWith('@rondojs/') || !files) return sizeOfTree(folder);
  return files.reduce((sum, file) => sum + sizeOfTree(join(folder, file)), 0);
}

function sizeOfTree(path: string): number {
  if (!existsSync(path)) return 0;
  const state = statSync(path);
  if (!state.isDirectory()) return state.size;
  return readdirSync(path)
    .filter(entry => entry !== 'node_modules')
    .reduce((sum, entry) => sum + sizeOfTree(join(path, entry)), 0);
}

function manifestOf(folder: string): Manifest {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;
}
