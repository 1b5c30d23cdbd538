import {readFileSync} from 'node:fs';

import {afterEach, describe, expect, it} from '@jest/globals';

import {happen, hasCurl, storyOf} from '../examples/todo/test/story.js';
import {startProgram} from '../examples/todo/test/program.js';

// Without curl the stories cannot be checked, and the report shows the tests as skipped.
const eachWithCurl = hasCurl ? it.each : it.skip.each;

afterEach(() => {
  delete process.env.SEQUENCE;
});

describe('the README of an example of sequences', () => {
  eachWithCurl([
    ['custom-sequence', 'class'],
    ['custom-sequence', 'first'],
    ['custom-sequence', 'function'],
    ['custom-send', ''],
    ['new-action', ''],
  ])(
    'tells a story that happens, byte for byte (needs curl): %s %s',
    async (name, sequence) => {
      if (sequence) process.env.SEQUENCE = sequence;
      const story = storyOf(readFileSync(`examples/${name}/README.md`, 'utf8'));
      const program = await startProgram(`examples/${name}/dist/main.js`);

      const happened = await happen(story, program.port).finally(() => program.stop());

      expect(story.length).toBeGreaterThan(2);
      expect(happened).toEqual(story);
    },
    60_000,
  );
});
