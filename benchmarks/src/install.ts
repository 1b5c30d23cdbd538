import {existsSync, readFileSync, readdirSync, statSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import {dirname, join, parse} from 'node:path';

import {toTable} from './table.js';

import type {Report} from './report.js';

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
export function runInstall(): Promise<Report> {
  const figures = Object.fromEntries(Object.entries(ROOTS).map(([name, roots]) => [name, measure(roots)]));
  const rows = Object.entries(figures).map(([name, sizes]) => [name, ...Object.values(sizes).map(size => toText(size))]);
  return Promise.resolve({text: toTable(['installed', 'packages', 'files', 'MB', 'MB on disk'], rows), figures});
}

/** A disk holds files in blocks: many small ones take more of it than they hold. */
function measure(roots: readonly string[]) {
  const folders = new Set<string>();
  for (const root of roots) gather(root, dirname(fileURLToPath(import.meta.url)), folders);
  const sizes = [...folders].flatMap(sizesOf);
  return {
    packages: folders.size,
    files: sizes.length,
    MB: megabytes(sizes),
    'MB on disk': megabytes(sizes.map(size => Math.ceil(size / BLOCK) * BLOCK)),
  };
}

const BLOCK = 4096;

function megabytes(sizes: readonly number[]): number {
  return Math.round(sizes.reduce((sum, size) => sum + size, 0) / 104_857.6) / 10;
}

function toText(size: number): string {
  return size.toLocaleString('en');
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
function sizesOf(folder: string): readonly number[] {
  const {name, files} = manifestOf(folder);
  if (!name.startsWith('@rondojs/') || !files) return sizesOfTree(folder);
  return ['package.json', ...files].flatMap(file => sizesOfTree(join(folder, file)));
}

function sizesOfTree(path: string): readonly number[] {
  if (!existsSync(path)) return [];
  const state = statSync(path);
  if (!state.isDirectory()) return [state.size];
  return readdirSync(path)
    .filter(entry => entry !== 'node_modules')
    .flatMap(entry => sizesOfTree(join(path, entry)));
}

function manifestOf(folder: string): Manifest {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;
}
