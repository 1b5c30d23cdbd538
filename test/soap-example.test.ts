import {readFile} from 'node:fs/promises';

import {describe, expect, it} from '@jest/globals';
import {bind} from '@rondojs/context';
import {createTestApp} from '@rondojs/testing';

import {PARCEL_STORE, ParcelStore} from '../examples/soap/src/parcel-store.js';
import {ParcelApplication} from '../examples/soap/src/parcel-application.js';
import {happen, hasCurl, storyOf} from '../examples/todo/test/story.js';

// Without curl the story cannot be checked, and the report shows the test as skipped.
const itWithCurl = hasCurl ? it : it.skip;

/** The servers, by the ports that the README has for them. */
const SERVERS: Readonly<Record<string, string>> = {'3000': 'open', '3001': 'soap'};

describe('the README of the example of SOAP', () => {
  itWithCurl('tells a story that happens, byte for byte (needs curl)', async () => {
    const story = storyOf(await readFile('examples/soap/README.md', 'utf8'));
    const store = new ParcelStore(() => new Date('2026-01-15T09:00:00Z'));
    const app = await createTestApp(ParcelApplication, {socket: true, overrides: [bind(PARCEL_STORE).to(store)]});
    const {servers} = await app.app.describe();
    const ports = new Map(servers.map(({name, url}) => [name, new URL(String(url)).port]));
    const moved = story.map(({line, answer}) => {
      return {line: line.replace(/localhost:(\d+)/, (_, port: string) => `localhost:${ports.get(SERVERS[port] ?? '')}`), answer};
    });

    const happened = await happen(moved, '').finally(() => app.close());

    expect(story.length).toBeGreaterThan(2);
    expect(happened).toEqual(moved);
  }, 60_000);
});
