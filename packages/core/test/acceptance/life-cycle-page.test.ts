import {readFile} from 'node:fs/promises';

import {afterEach, describe, expect, it, jest} from '@jest/globals';

const PAGE = new URL('../../../../docs/life-cycle.md', import.meta.url);
const NAMES = ['groups', 'states', 'server', 'component', 'environment', 'logging', 'extension'];

describe('the page on the life cycle', () => {
  afterEach(() => {
    jest.restoreAllMocks();
  });

  it('shows the examples that are compiled and run here', async () => {
    const page = await readFile(PAGE, 'utf8');
    const files = NAMES.map(name => readFile(new URL(`./life-cycle-page/${name}.ts`, import.meta.url), 'utf8'));

    const snippets = [...page.matchAll(/^```ts\n(.*?)^```$/gms)].map(([, code]) => code);

    expect(snippets).toEqual(await Promise.all(files));
  });

  it('shows groups that start and stop', async () => {
    const said = givenConsole();
    const {app} = await import('./life-cycle-page/groups.js');

    await app.start();
    await app.stop();

    expect([app.state, said]).toEqual(['stopped', ['flushed']]);
  });

  it('shows how the states are told', async () => {
    const {seen} = await import('./life-cycle-page/states.js');

    expect(seen).toEqual([
      'created -> initialising',
      'initialising -> initialised',
      'initialised -> starting',
      'starting -> started',
      'started -> stopping',
      'not ready any more',
      'stopping -> stopped',
    ]);
  });

  it('shows two servers of one class', async () => {
    const {app} = await import('./life-cycle-page/server.js');

    await app.start();
    const {servers} = await app.describe();
    await app.stop();

    expect(servers).toEqual([{name: 'slow'}, {name: 'fast'}]);
  });

  it('shows a component that reads its configuration', async () => {
    const said = givenConsole();
    const {app} = await import('./life-cycle-page/component.js');

    await app.start();
    await app.stop();

    expect(said).toEqual(['mail goes by localhost']);
  });

  it('shows variables of the environment', async () => {
    const {app, port} = await import('./life-cycle-page/environment.js');

    await app.start();

    expect(port).toBe(3000);
  });

  it('shows lines of the log', async () => {
    const written: string[] = [];
    jest.spyOn(process.stderr, 'write').mockImplementation(text => Boolean(written.push(String(text))));

    await import('./life-cycle-page/logging.js');

    expect(written.map(line => JSON.parse(line))).toMatchObject([{level: 'warn', job: 7, left: 3, message: 'slow'}]);
  });

  it('shows a point that others add to', async () => {
    const {service} = await import('./life-cycle-page/extension.js');

    const {greeters} = await service.get();

    expect(greeters.map(greeter => greeter.greet())).toEqual(['Bonjour']);
  });
});

function givenConsole(): readonly string[] {
  const said: string[] = [];
  jest.spyOn(console, 'log').mockImplementation(text => void said.push(String(text)));
  return said;
}
