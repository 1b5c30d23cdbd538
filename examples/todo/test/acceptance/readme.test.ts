import {readFile} from 'node:fs/promises';

import {describe, expect, it} from '@jest/globals';

import {happen, hasCurl, storyOf} from '../story.js';
import {startProgram} from '../program.js';

// Without curl the story cannot be checked, and the report shows the test as skipped.
const itWithCurl = hasCurl ? it : it.skip;

describe('the README', () => {
  itWithCurl('tells a story that happens, byte for byte (needs curl)', async () => {
    const readme = await readFile(new URL('../../README.md', import.meta.url), 'utf8');
    const story = storyOf(readme);
    const program = await startProgram();

    const happened = await happen(story, program.port).finally(() => program.stop());

    expect(story.length).toBeGreaterThan(0);
    expect(happened).toEqual(story);
  }, 30_000);
});
