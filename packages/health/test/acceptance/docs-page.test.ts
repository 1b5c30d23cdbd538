import {readFile} from 'node:fs/promises';

import {expect, it} from '@jest/globals';

import {createTestApp} from '@rondojs/testing';

import {app as example} from './docs-page.js';

it('the page about health shows an application that asks after its disk', async () => {
  const page = await readFile('docs/health.md', 'utf8');
  const [, snippet] = /^```ts\n(.*?)^```$/ms.exec(page) ?? [];
  const app = await createTestApp(example);

  const answers = [await app.fetch('/livez'), await app.fetch('/readyz'), await app.fetch('/startup')];
  const report: unknown = await answers[1]?.json();
  await app.close();

  expect(snippet).toBe(await readFile(new URL('./docs-page.ts', import.meta.url), 'utf8'));
  expect([answers[0]?.status, answers[2]?.status]).toEqual([200, 404]);
  expect(report).toMatchObject({checks: {'disk:responseTime': [{observedUnit: 'ms'}]}});
});
