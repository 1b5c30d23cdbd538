/** Packs packages as they would be published. Build first. */
import {execFile} from 'node:child_process';
import {existsSync} from 'node:fs';
import {readFile, readdir} from 'node:fs/promises';
import {dirname, join} from 'node:path';
import {promisify} from 'node:util';

const run = promisify(execFile);

export const root = dirname(dirname(import.meta.dirname));

/** The public packages of this repository: where each is, and its package.json. */
export async function readPackages() {
  const names = await readdir(join(root, 'packages'));
  const paths = names
    .map(name => join(root, 'packages', name))
    .filter(path => existsSync(join(path, 'package.json')));
  const read = await Promise.all(paths.map(readPackage));
  return read.filter(({manifest}) => !manifest.private);
}

export async function readPackage(path) {
  return {path, manifest: JSON.parse(await readFile(join(path, 'package.json'), 'utf8'))};
}

/** Writes the tarball of a package to a folder. Gives its path, and the files that are in it. */
export async function pack(path, folder) {
  const {stdout} = await run('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder], {
    cwd: path,
    shell: process.platform === 'win32',
  });
  const [answer] = Object.values(JSON.parse(stdout));
  return {tarball: join(folder, answer.filename), files: answer.files.map(file => file.path)};
}
