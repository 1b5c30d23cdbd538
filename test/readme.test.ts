import {existsSync, readFileSync} from 'node:fs';
import {posix} from 'node:path';

import {describe, expect, it} from '@jest/globals';

import {happen, hasCurl, storyOf} from '../examples/todo/test/story.js';
import {startProgram} from '../examples/todo/test/program.js';

const README = readFileSync('README.md', 'utf8');
const SOURCES = 'packages/rest/src';

// Without curl the story cannot be checked, and the report shows the test as skipped.
const itWithCurl = hasCurl ? it : it.skip;

describe('the README of the repository', () => {
  it('shows the program of the smallest example', () => {
    const [, snippet] = /^```ts\n(.*?)^```$/ms.exec(README) ?? [];

    expect(snippet).toBe(readFileSync('examples/hello-world/src/main.ts', 'utf8'));
  });

  itWithCurl('shows what the program of npm start answers, byte for byte (needs curl)', async () => {
    const story = storyOf(README);
    const program = await startProgram();

    const happened = await happen(story, program.port).finally(() => program.stop());

    expect(story.length).toBeGreaterThan(0);
    expect(happened).toEqual(story);
  }, 60_000);

  it('follows a request through files of which each is imported by one before it', () => {
    const [first, ...others] = filesOnTheWay();

    const known = new Set(importsOf(first ?? ''));
    const unannounced = others.filter(file => {
      const announced = known.has(file);
      for (const imported of importsOf(file)) known.add(imported);
      return !announced;
    });

    expect(others.length).toBeGreaterThan(5);
    expect(unannounced).toEqual([]);
  });

  it('links to what is there', () => {
    const links = [...README.matchAll(/\]\(([^)]+)\)/g)].map(([, path]) => String(path));

    expect(links.filter(path => !existsSync(path))).toEqual([]);
  });
});

/** The files that the numbered list names, in its order. */
function filesOnTheWay(): readonly string[] {
  const lines = README.split('\n').filter(line => /^\d+\. `/.test(line));
  return lines.flatMap(line => [...line.matchAll(/`([^`]+\.ts)`/g)].map(([, file]) => String(file)));
}

function importsOf(file: string): readonly string[] {
  const source = readFileSync(posix.join(SOURCES, file), 'utf8');
  const imports = [...source.matchAll(/from '(\.[^']+)\.js'/g)];
  return imports.map(([, path]) => `${posix.join(posix.dirname(file), String(path))}.ts`);
}
