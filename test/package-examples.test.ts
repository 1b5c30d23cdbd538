import {cpSync, mkdtempSync, readFileSync, readdirSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

import {afterAll, describe, expect, it} from '@jest/globals';

import {compile, installPacked} from '../scripts/tarballs/install.js';
import {happen, hasCurl, storyOf} from '../examples/todo/test/story.js';
import {pack, readPackage} from '../scripts/tarballs/pack.js';
import {startProgram} from '../examples/todo/test/program.js';

const EXAMPLES = ['component', 'plugin'];

// Without curl the stories cannot be checked, and the report shows the tests as skipped.
const eachWithCurl = hasCurl ? it.each : it.skip.each;
const itWithCurl = hasCurl ? it : it.skip;

const folder = mkdtempSync(join(tmpdir(), 'rondo-example-'));

afterAll(() => rmSync(folder, {recursive: true}));

describe('an example that is a package', () => {
  eachWithCurl(EXAMPLES)(
    'has a README whose story happens, byte for byte (needs curl): %s',
    async name => {
      expect(await storyBy(join('examples', name, 'app/dist/main.js'), name)).toEqual(storyIn(name));
      expect(storyIn(name).length).toBeGreaterThan(3);
    },
    60_000,
  );

  it.each(EXAMPLES)(
    'publishes what is built, and its papers: %s',
    async name => {
      const {files} = await pack(join('examples', name), folder);

      const sources = readdirSync(join('examples', name, 'src')).map(file => file.replace(/\.ts$/, ''));
      const built = sources.flatMap(source => [`dist/${source}.d.ts`, `dist/${source}.js`]);
      expect(new Set(files)).toEqual(new Set(['LICENSE', 'README.md', ...built, 'package.json']));
    },
    60_000,
  );

  it.each(EXAMPLES)('has the packages of ours that it imports as peers: %s', async name => {
    const {manifest} = await readPackage(join('examples', name));
    const sources = readdirSync(join('examples', name, 'src')).map(file => readFileSync(join('examples', name, 'src', file), 'utf8'));

    const imported = sources.flatMap(source => [...source.matchAll(/from '(@rondojs\/[^'/]+)'/g)].map(([, found]) => found));

    const peers = await Promise.all(Object.keys(manifest.peerDependencies ?? {}).map(peer => readPackage(join('packages', peer.replace('@rondojs/', '')))));
    expect(new Set(Object.keys(manifest.peerDependencies ?? {}))).toEqual(new Set(imported));
    expect(Object.values(manifest.peerDependencies ?? {})).toEqual(peers.map(peer => `^${peer.manifest.version}`));
  });

  itWithCurl(
    'is installed from its tarball, in an empty folder, and an application uses it (needs curl): plugin',
    async () => {
      const home = join(folder, 'empty');
      await installPacked(home, [...(await standsOn('examples/plugin'))]);
      for (const file of ['main.ts', 'quote-controller.ts']) cpSync(join('examples/plugin/app', file), join(home, 'app', file));
      await compile(home, ['app']);

      expect(await storyBy(join(home, 'app/main.js'), 'plugin')).toEqual(storyIn('plugin'));
    },
    300_000,
  );
});

function storyIn(name: string) {
  return storyOf(readFileSync(join('examples', name, 'README.md'), 'utf8'));
}

/** A package, and all of ours that it needs, directly or through others. */
async function standsOn(path: string, found = new Set<string>()): Promise<ReadonlySet<string>> {
  if (found.has(path)) return found;
  found.add(path);
  const {dependencies, peerDependencies} = (await readPackage(path)).manifest;
  const ours = Object.keys({...dependencies, ...peerDependencies}).filter(name => name.startsWith('@rondojs/'));
  for (const name of ours) await standsOn(join('packages', name.replace('@rondojs/', '')), found);
  return found;
}

/** What a program answers to the lines of a README. */
async function storyBy(main: string, name: string) {
  const program = await startProgram(main);
  return happen(storyIn(name), program.port).finally(() => program.stop());
}
