/**
 * Writes the JavaScript of every package: `npm run build`, after the compiler, which checks the types and writes them.
 *
 * A package of a hundred files is one file in dist then, with what is imported later beside it: Node takes a third of
 * a millisecond to find, read and link each file, and most of a start was that. Each door of a package is an entry, and
 * all of them share what they have in common, so that a class is one class. Maps lead back to src, which is published.
 */
import {existsSync} from 'node:fs';
import {mkdir, readFile, readdir, rm, writeFile} from 'node:fs/promises';
import {basename, dirname, join} from 'node:path';

import {build} from 'esbuild';

import {BUILT_IN} from './built-in.js';

const ROOT = dirname(import.meta.dirname);
const PACKAGES = join(ROOT, 'packages');
const LICENSES = 'THIRD-PARTY.txt';

const names = await readdir(PACKAGES);
const folders = names.map(name => join(PACKAGES, name)).filter(folder => existsSync(join(folder, 'package.json')));
await Promise.all(folders.map(process.argv.includes('--clean') ? clean : bundle));

async function bundle(folder) {
  const manifest = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
  const dist = join(folder, 'dist');
  const {metafile, outputFiles} = await build({
    absWorkingDir: ROOT,
    entryPoints: doorsOf(manifest).map(door => join(folder, door.replace(/^(\.\/)?dist/, 'src').replace(/\.js$/, '.ts'))),
    outdir: dist,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    sourcemap: true,
    sourcesContent: false,
    metafile: true,
    write: false,
    external: outsideOf(manifest),
    // The field says what the packages of users may leave out, and is about dist.
    ignoreAnnotations: true,
    legalComments: 'none',
    logLevel: 'warning',
  });
  const built = builtInOf(manifest, metafile);
  const files = outputFiles.map(({path, text}) => [path, path.endsWith('.js') ? withNames(text) : text]);
  if (built.length > 0) files.push([join(dist, LICENSES), await licensesOf(built)]);
  await mkdir(dist, {recursive: true});
  await Promise.all(files.map(([path, text]) => writeFile(path, text)));
  await removeOthers(dist, files.map(([path]) => basename(path)));
}

/** Each file of dist that is named to others: doors and programs. */
function doorsOf({exports, bin = {}}) {
  const doors = Object.values(exports).map(door => door.default);
  return [...doors.filter(door => door !== undefined), ...Object.values(bin)];
}

/** All that is installed beside the package. */
function outsideOf({name, dependencies, peerDependencies}) {
  const builtIn = BUILT_IN[name] ?? [];
  const outside = Object.keys({...dependencies, ...peerDependencies}).filter(other => !builtIn.includes(other));
  return outside.flatMap(other => [other, `${other}/*`]);
}

/** The folders of the outside packages whose code has come in. @throws {Error} when one is not in the table */
function builtInOf({name}, {inputs}) {
  const folders = Object.keys(inputs).map(path => path.match(/^.*node_modules\/(@[^/]+\/)?[^/]+/)?.[0]);
  const built = [...new Set(folders.filter(folder => folder !== undefined))].sort();
  const unknown = built.filter(folder => !BUILT_IN[name]?.some(other => folder.endsWith(`node_modules/${other}`)));
  if (unknown.length === 0) return built;
  throw new Error(`${name} imports what is not installed with it: ${unknown.join(', ')}. Add it to its dependencies.`);
}

/**
 * The bundler calls a class that mentions itself `_Name` on its inside, which is what `Name.name` would tell then:
 * in keys, errors and logs. It is given its name back; there is nothing else of that name where it mentions itself.
 */
function withNames(code) {
  const names = [...code.matchAll(/^var (\w+) = class _\1\b/gm)].map(([, name]) => name);
  return names.reduce((text, name) => text.replaceAll(new RegExp(`(?<![\\w$.])_${name}\\b`, 'g'), name), code);
}

/** They ask to go with what is built in. */
async function licensesOf(folders) {
  const texts = await Promise.all(folders.map(folder => licenseOf(join(ROOT, folder))));
  return texts.join(`\n${'-'.repeat(80)}\n\n`);
}

async function licenseOf(folder) {
  const {name, version, license} = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
  const text = await readFile(join(folder, 'LICENSE'), 'utf8');
  return `${name} ${version}, ${license}\n\n${text.trim()}\n`;
}

/** The compiler's own are the types. */
async function removeOthers(dist, written) {
  const files = existsSync(dist) ? await readdir(dist, {recursive: true}) : [];
  const old = files.filter(file => /(\.js|\.js\.map|\.txt)$/.test(file) && !written.includes(file));
  await Promise.all(old.map(file => rm(join(dist, file))));
}

async function clean(folder) {
  await removeOthers(join(folder, 'dist'), []);
}
