import {describe, expect, it} from '@jest/globals';

import {Application, BaseServer, ConsoleLogger, CoreBindings} from '@rondojs/core';

import type {LogLevel, Logger} from '@rondojs/core';

describe('the console logger', () => {
  it('writes a line of JSON for each message, fields and errors included', () => {
    const {logger, lines} = givenLogger();
    const error = new TypeError('broken', {cause: 'reason'});

    logger.info('started');
    logger.child({server: 'http'}).error({error, status: 500}, 'failed');

    expect(lines().map(line => JSON.parse(line))).toMatchObject([
      {level: 'info', time: expect.stringMatching(/^\d{4}-.*Z$/), message: 'started'},
      {
        level: 'error',
        server: 'http',
        status: 500,
        message: 'failed',
        error: {name: 'TypeError', message: 'broken', stack: error.stack, cause: 'reason'},
      },
    ]);
  });

  it('writes whatever it is given', () => {
    const {logger, lines} = givenLogger();
    const circle: Record<string, unknown> = {big: 1n};
    circle.self = circle;

    logger.warn({circle});

    expect(JSON.parse(lines()[0] ?? '')).toMatchObject({circle: {big: '1', self: '[told above]'}});
  });

  it.each<[LogLevel, number]>([['trace', 6], ['info', 4], ['fatal', 1], ['silent', 0]])(
    'of level %s writes %i of six lines',
    (level, count) => {
      const {logger, lines} = givenLogger(level);

      for (const method of ['trace', 'debug', 'info', 'warn', 'error', 'fatal'] as const) logger[method]('x');

      expect(lines()).toHaveLength(count);
    },
  );

  it('writes for people on a terminal', () => {
    const {logger, lines} = givenLogger('info', true);

    logger.warn({server: 'http', error: new Error('broken')}, 'careful');

    expect(lines()[0]).toMatch(/^WARN {2}careful server='http'\nError: broken\n/);
  });

  it('ends on a terminal with the pages that help, each on a line of its own', () => {
    const {logger, lines} = givenLogger('info', true);

    logger.fatal({help: 'https://a/b.md'}, 'no start');
    logger.fatal({help: ['https://a/b.md', 'https://a/c.md'], server: 'http'}, 'no start');

    expect(lines()).toEqual([
      'FATAL no start\nhelp  https://a/b.md\n',
      "FATAL no start server='http'\nhelp  https://a/b.md\nhelp  https://a/c.md\n",
    ]);
  });
});

describe('the logger of an application', () => {
  it('is replaced by binding another, also for its servers, which add their names', async () => {
    class TickServer extends BaseServer {
      protected onStart() {
        this.logger.info('tick');
      }
      protected onStop() {}
    }
    const {logger, lines} = givenLogger();
    const app = new Application({servers: {ticks: TickServer}});
    app.bind(CoreBindings.LOGGER).to(logger);

    await app.start();
    const server = await app.getServer(TickServer);

    expect(JSON.parse(lines()[0] ?? '')).toMatchObject({server: 'ticks', message: 'tick'});
    expect(server.getSync(CoreBindings.LOGGER)).toBe(server.logger);
    expect(server.name).toBe('ticks');
  });
});

function givenLogger(level: LogLevel = 'trace', isTTY = false): {logger: Logger; lines(): readonly string[]} {
  const lines: string[] = [];
  return {logger: new ConsoleLogger(level, {isTTY, write: text => lines.push(text)}), lines: () => lines};
}
