/** Installs tarballs in an empty folder, and compiles programs there, as somebody would who has nothing else of ours. */
import {execFile} from 'node:child_process';
import {mkdir, writeFile} from 'node:fs/promises';
import {basename, join} from 'node:path';
import {promisify} from 'node:util';

import {pack, readPackage, root} from './pack.js';

const run = promisify(execFile);
const TSC = join(root, 'node_modules/.bin/tsc');

/** How a user's project is set up who has read no more than the first page. */
const COMPILER_OPTIONS = {
  target: 'ES2022',
  module: 'NodeNext',
  strict: true,
  experimentalDecorators: true,
  emitDecoratorMetadata: true,
  skipLibCheck: false,
  types: ['node'],
};

/**
 * Packs packages of this repository, and installs them together with what they need from elsewhere.
 *
 * @param paths - of the packages
 * @param others - what programs in the folder need besides, with their versions
 */
export async function installPacked(folder, paths, others = {}) {
  const tarballs = join(folder, 'tarballs');
  await mkdir(tarballs, {recursive: true});
  const packed = await Promise.all(paths.map(path => packNamed(path, tarballs)));
  const {manifest} = await readPackage(root);
  const dependencies = {...Object.fromEntries(packed), ...others, '@types/node': manifest.devDependencies['@types/node']};
  await write(join(folder, 'package.json'), {name: 'empty-folder', private: true, type: 'module', dependencies});
  // What npm has fetched before is as good as new: most of it comes from its cache.
  const options = ['--prefer-offline', '--ignore-scripts', '--no-package-lock', '--no-audit', '--no-fund', '--loglevel=error'];
  await run('npm', ['install', ...options], {cwd: folder, shell: process.platform === 'win32'});
}

/**
 * Compiles all programs of a folder against the types that are installed there. What is wrong in the declarations of
 * others is their business; in ours nothing may be.
 *
 * @throws with what is wrong
 */
export async function compile(folder, include = ['*/src', '*/app']) {
  await write(join(folder, 'tsconfig.json'), {compilerOptions: COMPILER_OPTIONS, include});
  const options = {cwd: folder, maxBuffer: 2 ** 26, shell: process.platform === 'win32'};
  const {stdout, stderr} = await run(TSC, ['--project', '.'], options).catch(error => error);
  const faults = stdout.split('\n').filter(line => /\berror TS\d/.test(line) && !OF_OTHERS.test(line));
  if (faults.length > 0 || stderr !== '') throw new Error(`It does not compile:\n${faults.join('\n')}${stderr}`);
}

/** A line about a file of a package that is not ours. */
const OF_OTHERS = /^node_modules\/(?!@rondojs\/|rondo-)/;

async function packNamed(path, folder) {
  const {manifest} = await readPackage(path);
  const {tarball} = await pack(path, folder);
  return [manifest.name, `file:tarballs/${basename(tarball)}`];
}

function write(path, value) {
  return writeFile(path, JSON.stringify(value, undefined, 2));
}
