/**
 * Installs all packages from their tarballs in an empty folder, and tries there what users do: `npm run tarballs`.
 *
 * Each example is compiled against the types that are installed, runs, and answers as its README says; and a CommonJS
 * program requires every package. `npm run tarballs -- --node 22` runs the programs on another version of Node, which
 * npx fetches; `--only NAME` tries one example. Build first.
 */
import {execFile} from 'node:child_process';
import {existsSync} from 'node:fs';
import {cp, mkdir, mkdtemp, readdir, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {parseArgs, promisify} from 'node:util';

import {compile, installPacked} from './tarballs/install.js';
import {exampleOf} from './tarballs/examples.js';
import {readPackage, readPackages, root} from './tarballs/pack.js';

const run = promisify(execFile);
const {values: options} = parseArgs({options: {node: {type: 'string'}, only: {type: 'string'}}});

/** What an example needs beside its sources stays where it is; what was built or is only for this repository does not come. */
const LEFT_OUT = /(^|[\\/])(dist|test|node_modules|data)$|tsconfig[^\\/]*\.json$|package\.json$/;

/** Each package that is required is the same that is imported, and an application runs. */
const COMMONJS = `
const assert = require('node:assert');
const {RestApplication} = require('@rondojs/rest');

async function main() {
  for (const door of DOORS) {
    const [required, imported] = [require(door), await import(door)];
    assert.ok(Object.keys(imported).length > 0, door);
    for (const name of Object.keys(imported)) assert.strictEqual(required[name], imported[name], door + ' ' + name);
  }
  const app = new RestApplication({rest: {port: 0}});
  app.route('get', '/hello/{name}', {
    parameters: [{name: 'name', in: 'path', required: true, schema: {type: 'string'}}],
    responses: {200: {description: 'A greeting', content: {'text/plain': {schema: {type: 'string'}}}}},
  }, name => 'Hello, ' + name + '!');
  await app.start();
  console.log(await (await fetch(app.url + '/hello/CommonJS')).text());
  await app.stop();
}
main();
`;

const folder = await mkdtemp(join(tmpdir(), 'rondo-tarballs-'));
try {
  const packages = await readPackages();
  const examples = await readExamples();
  await timed(`${packages.length} packages are installed`, () => install(packages, examples));
  if (!process.exitCode) await timed(`${examples.length} examples compile`, () => compile(folder));
  if (!process.exitCode) await tryAll(packages, examples);
} finally {
  await rm(folder, {recursive: true, force: true});
}

async function tryAll(packages, examples) {
  const node = options.node === undefined ? process.execPath : await fetchNode(options.node);
  const {stdout: version} = await run(node, ['--version']);
  console.log(`        on Node ${version.trim()}:`);
  await timed('a CommonJS program requires all packages', () => requireAll(packages, node));
  for (const {name, program} of examples.filter(isWanted)) await timed(name, () => program.attempt(program, folder, node));
}

/** Examples that are packages of their own are installed too, and what is left of them is a program that has them. */
async function install(packages, examples) {
  const libraries = examples.filter(({manifest}) => manifest.exports);
  const others = examples.flatMap(({manifest}) => Object.entries(manifest.dependencies ?? {}));
  const outside = others.filter(([name]) => !name.startsWith('@rondojs/'));
  await installPacked(folder, [...packages, ...libraries].map(({path}) => path), Object.fromEntries(outside));
  for (const example of examples) await copy(example);
}

async function copy({path, manifest, name, program}) {
  const isLibrary = manifest.exports !== undefined;
  const isLeftOut = source => LEFT_OUT.test(source) || (isLibrary && source === join(path, 'src'));
  await cp(path, join(folder, name), {recursive: true, filter: source => source === path || !isLeftOut(source)});
  if (program.runs) await writeFile(join(folder, name, program.main), program.runs);
}

async function readExamples() {
  const names = await readdir(join(root, 'examples'));
  const found = names.filter(name => existsSync(join(root, 'examples', name, 'package.json')));
  return Promise.all(found.map(readExample));
}

async function readExample(name) {
  const {path, manifest} = await readPackage(join(root, 'examples', name));
  const main = manifest.exports ? 'app/main.js' : 'src/main.js';
  return {path, manifest, name, program: exampleOf({name, main})};
}

function isWanted({name}) {
  return options.only === undefined || name === options.only;
}

/** In CommonJS as in a module, a package is the same package. */
async function requireAll(packages, node) {
  const doors = packages.flatMap(doorsOf);
  await mkdir(join(folder, 'commonjs'));
  await writeFile(join(folder, 'commonjs/package.json'), '{"type": "commonjs"}');
  await writeFile(join(folder, 'commonjs/main.js'), `const DOORS = ${JSON.stringify(doors)};\n${COMMONJS}`);
  const {stdout, stderr} = await run(node, ['main.js'], {cwd: join(folder, 'commonjs')});
  if (stdout !== 'Hello, CommonJS!\n' || stderr !== '') throw new Error(`It prints: ${stdout}${stderr}`);
}

/** A matcher can be added where there is jest, and only there. */
function doorsOf({manifest: {name, exports}}) {
  return Object.keys(exports)
    .filter(door => !['./package.json', './jest'].includes(door))
    .map(door => name + door.slice(1));
}

async function fetchNode(version) {
  const {stdout} = await run('npx', ['-y', '-p', `node@${version}`, 'node', '-p', 'process.execPath']);
  return stdout.trim();
}

async function timed(name, step) {
  const start = Date.now();
  try {
    await step();
    console.log(`ok      ${name} (${Date.now() - start} ms)`);
  } catch (error) {
    console.log(`FAULTY  ${name}\n        ${error.message.trimEnd().replaceAll('\n', '\n        ')}`);
    process.exitCode = 1;
  }
}
