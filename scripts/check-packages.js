/**
 * Packs every public package as it would be published, and looks into the tarball: `npm run packages`.
 *
 * publint and attw check what a program finds there, our own checks what a person does. Build first.
 */
import {execFile} from 'node:child_process';
import {existsSync} from 'node:fs';
import {mkdtemp, readFile, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {basename, dirname, join, relative} from 'node:path';
import {fileURLToPath, pathToFileURL} from 'node:url';
import {promisify} from 'node:util';

import {publint} from 'publint';
import {formatMessage} from 'publint/utils';

import {BUILT_IN} from './built-in.js';
import {pack, readPackages, root} from './tarballs/pack.js';
import {supplyChainFaults} from './supply-chain.js';

const run = promisify(execFile);
const attw = fileURLToPath(import.meta.resolve('@arethetypeswrong/cli/package.json'));

const LICENSE_NAME = 'MIT';
const NODE_VERSIONS = '>=20.19.0';
const PAPERS = ['README.md', 'CHANGELOG.md', 'LICENSE'];
const PUBLISHED = ['dist', 'src', ...PAPERS];
const ENTRIES = ['dist/index.js', 'dist/index.d.ts', 'src/index.ts'];
const UNWANTED = [/(^|\/)tests?\//, /\.test\./, /\.tsbuildinfo$/, /(^|\/)tsconfig[^/]*\.json$/, /\.tgz$/];
const DOORS = {
  '.': {'@rondojs/source': './src/index.ts', types: './dist/index.d.ts', default: './dist/index.js'},
  './package.json': './package.json',
};

/** A matcher for jest is added by importing it, and nobody else is to have that done. */
const MORE_DOORS = {'@rondojs/testing': ['jest'], '@rondojs/repository': ['rest']};

const {repository} = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
const packages = await readPackages();
const folder = await mkdtemp(join(tmpdir(), 'rondo-packages-'));
try {
  const reports = await Promise.all(packages.map(check));
  reports.push({name: 'package-lock.json', faults: await checkLockFile()});
  reports.push({name: 'licences and scripts of what is installed', faults: await checkSupplyChain()});
  for (const report of reports) print(report);
  if (reports.some(({faults}) => faults.length > 0)) process.exitCode = 1;
} finally {
  await rm(folder, {recursive: true});
}

/** All faults of one package, or the note that it has to be built first. */
async function check({path, manifest}) {
  const {name} = manifest;
  if (!existsSync(join(path, 'dist/index.js'))) {
    return {name, faults: ['is not built: run `npm run build` first']};
  }

  const {tarball, files} = await pack(path, folder);
  const faults = [
    ...checkManifest({path, manifest}),
    ...checkSiblings(manifest),
    ...checkBuiltIn(manifest),
    ...(await checkLicense(path)),
    ...checkFiles(files, manifest),
    ...(await checkNames(path)),
    ...(await checkWithPublint(tarball)),
    ...(await checkWithAttw(tarball)),
  ];
  return {name, faults};
}

function checkManifest({path, manifest}) {
  const wanted = {
    type: 'module',
    license: LICENSE_NAME,
    engines: {node: NODE_VERSIONS},
    exports: doorsOf(manifest),
    publishConfig: {...manifest.publishConfig, access: 'public'},
    repository: {...repository, directory: `packages/${basename(path)}`},
  };
  const faults = Object.entries(wanted)
    .filter(([field, value]) => !isSame(manifest[field], value))
    .map(([field, value]) => `package.json: "${field}" should be ${JSON.stringify(value)}`);
  const unlisted = PUBLISHED.filter(file => !manifest.files?.includes(file));
  if (unlisted.length > 0) faults.push(`package.json: "files" should name ${unlisted.join(', ')}`);
  if (!manifest.description) faults.push('package.json: "description" is missing');
  return faults;
}

/** A package has one door, and those beside it that its table here names. */
function doorsOf({name}) {
  const {'.': door, ...others} = DOORS;
  const more = (MORE_DOORS[name] ?? []).map(side => [
    `./${side}`,
    Object.fromEntries(Object.entries(door).map(([condition, path]) => [condition, path.replace('index', side)])),
  ]);
  return {'.': door, ...Object.fromEntries(more), ...others};
}

/** Lerna keeps `dependencies` in step with the versions of their packages, and forgets `peerDependencies`. */
function checkSiblings(manifest) {
  const ranges = Object.entries({...manifest.dependencies, ...manifest.peerDependencies});
  return ranges.flatMap(([name, range]) => {
    const sibling = packages.find(candidate => candidate.manifest.name === name);
    if (!sibling || isInCaret(sibling.manifest.version, range)) return [];
    return [`package.json: ${name} is at ${sibling.manifest.version}, outside of "${range}"`];
  });
}

/** What is built in is not installed too, and stays as it is until someone decides otherwise. */
function checkBuiltIn({name, dependencies, devDependencies}) {
  return (BUILT_IN[name] ?? []).flatMap(other => {
    if (dependencies && other in dependencies) return [`package.json: ${other} is built in, and a dependency besides`];
    const version = devDependencies?.[other];
    return version === undefined || /^\d/.test(version) ? [] : [`package.json: ${other} is built in, in no exact version`];
  });
}

/** Does a caret range, the only kind used between our packages, hold this version? */
function isInCaret(version, range) {
  if (!range.startsWith('^')) return false;

  const [base, candidate] = [range.slice(1), version].map(text => text.split(/[.-]/, 3).map(Number));
  const firstOfNote = base.findIndex(number => number > 0);
  const fixed = firstOfNote === -1 ? 3 : firstOfNote + 1;
  if (base.slice(0, fixed).some((number, index) => number !== candidate[index])) return false;

  const difference = base.findIndex((number, index) => number !== candidate[index]);
  return difference === -1 || candidate[difference] > base[difference];
}

async function checkLicense(path) {
  const own = join(path, 'LICENSE');
  if (!existsSync(own)) return ['LICENSE is missing: copy the one at the root'];

  const [mine, ours] = await Promise.all([readFile(own, 'utf8'), readFile(join(root, 'LICENSE'), 'utf8')]);
  return mine === ours ? [] : ['LICENSE differs from the one at the root'];
}

function checkFiles(files, manifest) {
  const missing = [...PAPERS, ...ENTRIES].filter(file => !files.includes(file));
  const unwanted = files.filter(file => UNWANTED.some(pattern => pattern.test(file)));
  const entries = JSON.stringify([manifest.exports, manifest.bin]);
  const single = files.filter(file => isNotBundled(file, files) && !entries.includes(`${file}"`));
  const stale = files.filter(file => isStale(file, files));
  return [
    ...missing.map(file => `tarball: ${file} is missing`),
    ...unwanted.map(file => `tarball: ${file} should not be published`),
    ...single.map(file => `tarball: ${file} was not bundled: "emitDeclarationOnly" is missing in tsconfig.json`),
    ...stale.map(file => `tarball: ${file} has no source any more: run \`npm run clean\` and build again`),
  ];
}

/** Types whose source was removed stay in dist until someone clears them. What else is there the bundler clears. */
function isStale(file, files) {
  const source = file.match(/^dist\/(.+?)\.d\.ts(\.map)?$/)?.[1];
  return source !== undefined && !files.includes(`src/${source}.ts`);
}

/** The compiler writes types alone: JavaScript of its own is a package whose tsconfig does not say so. */
function isNotBundled(file, files) {
  const source = file.match(/^dist\/(.+)\.js$/)?.[1];
  return source !== undefined && source !== 'index' && files.includes(`src/${source}.ts`);
}

/** A bundler renames what meets its like: a class has to be called what it is exported as, for keys and errors tell. */
async function checkNames(path) {
  const exported = await import(pathToFileURL(join(path, 'dist/index.js')).href);
  return Object.entries(exported)
    .filter(([name, value]) => isClass(value) && value.name !== name)
    .map(([name, value]) => `dist/index.js: the class ${name} is called ${value.name} inside`);
}

function isClass(value) {
  return typeof value === 'function' && /^class\b/.test(Function.prototype.toString.call(value));
}

async function checkWithPublint(tarball) {
  const bytes = await readFile(tarball);
  const {messages, pkg} = await publint({
    strict: true,
    pack: {tarball: bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength)},
  });
  return messages
    .filter(({type}) => type !== 'suggestion')
    .map(message => `publint: ${formatMessage(message, pkg, {color: false})}`);
}

async function checkWithAttw(tarball) {
  const {bin} = JSON.parse(await readFile(attw, 'utf8'));
  const options = ['--profile', 'esm-only', '--no-definitely-typed', '--no-color', '--no-emoji'];
  try {
    await run(process.execPath, [join(dirname(attw), bin.attw), tarball, ...options, '--format', 'ascii']);
    return [];
  } catch (error) {
    return [`attw: ${(error.stdout || error.stderr).trim()}`];
  }
}

/** A lock file that names a registry ties everybody to it. */
async function checkLockFile() {
  const lock = JSON.parse(await readFile(join(root, 'package-lock.json'), 'utf8'));
  return Object.entries(lock.packages)
    .filter(([, {resolved}]) => resolved?.includes('://'))
    .map(([path]) => `${path} has a download address: npm should run with omit-lockfile-registry-resolved`);
}

/** What a user gets besides our packages: nothing of a licence that binds them, nothing that runs by itself. */
async function checkSupplyChain() {
  const lock = JSON.parse(await readFile(join(root, 'package-lock.json'), 'utf8'));
  const published = packages.map(({path, manifest}) => ({
    path: relative(root, path).replaceAll('\\', '/'),
    manifest,
    builtIn: BUILT_IN[manifest.name] ?? [],
  }));
  return supplyChainFaults(lock, published);
}

/** The order of keys counts: conditions of `exports` are tried in order. */
function isSame(left, right) {
  return JSON.stringify(left) === JSON.stringify(right);
}

function print({name, faults}) {
  console.log(faults.length === 0 ? `ok      ${name}` : `FAULTY  ${name}`);
  for (const fault of faults) console.log(`        ${fault.replaceAll('\n', '\n        ')}`);
}
