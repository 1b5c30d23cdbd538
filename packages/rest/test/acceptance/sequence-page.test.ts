import {readFile} from 'node:fs/promises';

import {afterAll, beforeAll, describe, expect, it} from '@jest/globals';

import {RestApplication} from '@rondojs/rest';

import {LoggingSequence, ReportController, checks, composed, explainReport, levels, lines, replaceActions} from './sequence-page.js';
import {givenClient, stopAll, stopLater} from '../helpers.js';
import {server, withCareful, withFunction, withMiddleware} from './sequence-page.js';

describe('the page on the sequence', () => {
  beforeAll(async () => {
    await replaceActions();
    for (const app of [withFunction, levels, composed, withCareful]) await stopLater(app).start();
  });

  afterAll(stopAll);

  it('shows what is tested here', async () => {
    const [page, code] = await Promise.all([readText('../../../../docs/sequence.md'), readText('./sequence-page.ts')]);

    const plain = withoutIndent(code);
    const snippets = [...page.matchAll(/^```ts\n(.*?)^```$/gms)].map(([, snippet = '']) => snippet);

    expect(snippets.length).toBeGreaterThan(6);
    expect(snippets.filter(snippet => !plain.includes(withoutIndent(snippet)))).toEqual([]);
  });

  it('tells what is explained', async () => {
    const page = await readText('../../../../docs/sequence.md');

    expect(page).toContain(`\n\`\`\`\n${explainReport()}\n\`\`\`\n`);
    expect(String((await server.get()).explain('GET /reports/{name}'))).toContain(
      'send is replaced, by rest.sequence.actions.send.of.ReportController.find.',
    );
  });

  it('tells what its applications answer', async () => {
    const loud = givenClient((await server.get()).url);
    const texts = [
      await givenClient(withFunction.url).get('/reports'),
      await loud.get('/reports'),
      await loud.get('/reports/may'),
      await givenClient(composed.url).get('/reports'),
      await givenClient(composed.url).get('/reports', {'x-reader': 'Ada'}),
      await givenClient(withCareful.url).get('/reports/may'),
    ].map(({status, text}) => `${status} ${text}`);

    expect(texts).toEqual(['200 ["monthly"]', '200 ["monthly"]!', '200 Behold: {"name":"may"}', '403 ', '200 ["monthly"]', '200 {"name":"may"}']);
  });

  it('tells of a sequence that logs, and of middleware', async () => {
    const logging = stopLater(new RestApplication({controllers: [ReportController], rest: {port: 0}}));
    const powered = stopLater(new RestApplication({controllers: [ReportController], rest: {port: 0}}));
    await logging.sequence(LoggingSequence).start();
    await powered.sequence(withMiddleware).start();

    await givenClient(logging.url).get('/reports');
    const {headers} = await givenClient(powered.url).get('/reports');

    expect(lines).toEqual(['before /reports', 'after /reports: 200']);
    expect(headers.get('x-powered-by')).toBe('Rondo');
  });

  it.each(checks.map(check => [check.name, check.run] as const))('shows an action that keeps its promises: %s', async (_, run) => {
    await expect(run()).resolves.toBeUndefined();
  });
});

function withoutIndent(text: string): string {
  return text.replaceAll(/^ +/gm, '');
}

function readText(path: string): Promise<string> {
  return readFile(new URL(path, import.meta.url), 'utf8');
}
