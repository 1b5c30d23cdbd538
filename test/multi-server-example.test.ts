import {readFile} from 'node:fs/promises';

import {describe, expect, it} from '@jest/globals';

import {ShopApplication} from '../examples/multi-server/src/shop-application.js';
import {happen, hasCurl, storyOf} from '../examples/todo/test/story.js';

// Without curl the story cannot be checked, and the report shows the test as skipped.
const itWithCurl = hasCurl ? it : it.skip;

/** The servers, by the ports that the README has for them. */
const SERVERS: Readonly<Record<string, string>> = {'3000': 'public', '3001': 'admin'};

describe('the README of multi-server', () => {
  itWithCurl('tells a story that happens, byte for byte (needs curl)', async () => {
    const story = storyOf(await readFile('examples/multi-server/README.md', 'utf8'));
    const app = new ShopApplication({public: {port: 0}, admin: {port: 0}, lines: {port: 0}});
    await app.start();
    const ports = await portsOf(app);
    const moved = story.map(({line, answer}) => {
      return {line: line.replace(/localhost:(\d+)/, (_, port: string) => `localhost:${ports.get(SERVERS[port] ?? '')}`), answer};
    });

    const happened = await happen(moved, '').finally(() => app.stop());

    expect(story.length).toBeGreaterThan(2);
    expect(happened).toEqual(moved);
  }, 30_000);
});

async function portsOf(app: ShopApplication): Promise<ReadonlyMap<string, string>> {
  const {servers} = await app.describe();
  return new Map(servers.map(({name, url}) => [name, new URL(String(url)).port]));
}
