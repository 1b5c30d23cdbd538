import {mkdtempSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

import {afterAll, beforeAll, describe, expect, it} from '@jest/globals';

import {happen, hasCurl, storyOf} from '../examples/todo/test/story.js';
import {startProgram} from '../examples/todo/test/program.js';

// Without curl the story cannot be checked, and the report shows the test as skipped.
const itWithCurl = hasCurl ? it : it.skip;

const folder = mkdtempSync(join(tmpdir(), 'rondo-example-'));

beforeAll(() => {
  process.env.UPLOADS = folder;
});
afterAll(() => {
  delete process.env.UPLOADS;
  rmSync(folder, {recursive: true});
});

describe('the README of the example of uploads', () => {
  itWithCurl('tells a story that happens, byte for byte (needs curl)', async () => {
    const story = storyOf(readFileSync('examples/upload/README.md', 'utf8'));
    const program = await startProgram('examples/upload/dist/main.js');

    const happened = await happen(story, program.port).finally(() => program.stop());

    expect(story.length).toBeGreaterThan(3);
    expect(happened).toEqual(story);
  }, 60_000);
});
