import {readFile} from 'node:fs/promises';
import {setTimeout as sleep} from 'node:timers/promises';

import {context, propagation, trace} from '@opentelemetry/api';
import {afterAll, expect, it, jest} from '@jest/globals';

import {createTestApp} from '@rondojs/testing';

import {app as example} from './docs-page.js';

afterAll(() => {
  trace.disable();
  context.disable();
  propagation.disable();
});

it('the page about traces shows a program whose spans are told at its end', async () => {
  const page = await readFile('docs/metrics.md', 'utf8');
  const [, snippet] = /^```ts\n(.*?)^```$/ms.exec(page) ?? [];
  const told: {readonly name: string}[] = [];
  const dir = jest.spyOn(console, 'dir').mockImplementation(span => void told.push(span as {name: string}));
  const app = await createTestApp(example);

  await app.fetch('/todos/7');
  await app.fetch('/live');
  await sleep(100);
  await app.close();
  dir.mockRestore();

  expect(snippet).toBe(await readFile(new URL('./docs-page.ts', import.meta.url), 'utf8'));
  expect(told.map(({name}) => name)).toEqual(expect.arrayContaining(['findRoute', 'look it up', 'invoke', 'GET /todos/{id}']));
  expect(told.map(({name}) => name)).not.toContain('GET');
});
