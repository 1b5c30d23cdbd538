import {execFile} from 'node:child_process';
import {fileURLToPath} from 'node:url';
import {join} from 'node:path';
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {promisify} from 'node:util';
import {tmpdir} from 'node:os';

import {afterEach, describe, expect, it} from '@jest/globals';
import {config, inject} from '@rondojs/context';
import {z} from 'zod';

import {Application, BaseServer, ConfigError, ConsoleLogger, CoreBindings, NameTakenError, serverConfigKey} from '@rondojs/core';

import type {ApplicationConfig, ConfigSchema, Server, StandardSchema} from '@rondojs/core';

const QUEUE_SCHEMA: ConfigSchema = {
  type: 'object',
  additionalProperties: false,
  properties: {url: {type: 'string'}, retries: {type: 'integer', minimum: 0}},
};

class QueueServer extends BaseServer<{url: string; retries: number}> {
  static readonly configSchema = QUEUE_SCHEMA;
  protected onStart() {}
  protected onStop() {}
}

class PlainServer implements Server {
  constructor(@config() readonly options?: unknown) {}
  async start() {}
  async stop() {}
}

describe('the configuration of a server', () => {
  it('is that under its name, for each of one class', async () => {
    const app = new Application({servers: {one: QueueServer, two: QueueServer}, one: {url: 'a'}, two: {url: 'b'}});

    const urls = [await app.getServer<QueueServer>('one'), await app.getServer<QueueServer>('two')];

    expect(urls.map(server => server.config.url)).toEqual(['a', 'b']);
  });

  it('is what is bound for it, before what the options say', async () => {
    const app = new Application({servers: {one: PlainServer}, one: {url: 'a'}});
    app.bind(serverConfigKey('one')).toDynamicValue(async () => ({url: 'bound'}));

    const server = await app.getServer(PlainServer);

    expect(server.options).toEqual({url: 'bound'});
    expect(serverConfigKey('one')).toBe('servers.one.config');
  });

  it('may be given by configure() too, before or after', async () => {
    const app = new Application();
    app.configure('servers.one').to({url: 'configured'});
    app.server(PlainServer, 'one');

    expect((await app.getServer(PlainServer)).options).toEqual({url: 'configured'});
  });

  it('is nothing where nobody says it', async () => {
    const app = new Application({servers: {one: PlainServer}});

    expect((await app.getServer(PlainServer)).options).toBeUndefined();
  });
});

describe('the check of the configuration', () => {
  it('tells all faults at once, by their pointers, and no value', async () => {
    const app = new Application({
      name: 'shop',
      servers: {one: QueueServer, two: QueueServer},
      components: [{config: {post: {type: 'object', required: ['password'], properties: {password: {minLength: 8}}}}}],
      one: {url: 7, retries: -1},
      two: {ulr: 'a'},
      post: {password: 'secret'},
      lifeCycle: {gracePeriod: -1},
    } as ApplicationConfig);

    const error = await app.start().catch((reason: Error) => reason);

    expect(error).toMatchObject({cause: expect.any(ConfigError)});
    expect(String(error)).toBe(
      [
        'StartError: shop could not start: The configuration of shop has 5 faults.',
        '  /lifeCycle/gracePeriod: must be >= 0',
        '  /post/password: must NOT have fewer than 8 characters',
        '  /one/url: must be string',
        '  /one/retries: must be >= 0',
        '  /two/ulr: is no option',
      ].join('\n'),
    );
  });

  it('finds what is required and absent', async () => {
    const app = new Application({components: [{config: {mail: {type: 'object', required: ['host']}}}]});

    await expect(app.start()).rejects.toThrow('/mail/host: is required');
  });

  it('takes anything that implements Standard Schema', async () => {
    const schema: StandardSchema = {
      '~standard': {
        validate: async value =>
          (value as {port?: number}).port ? {value} : {issues: [{message: 'is missing', path: ['port', {key: 0}]}]},
      },
    };
    const app = new Application({components: [{config: {post: schema}}], post: {}} as ApplicationConfig);

    await expect(app.start()).rejects.toThrow('/post/port/0: is missing');
  });

  it('lets a Standard Schema make what is injected: defaults and conversions, for each server', async () => {
    class ClockServer extends BaseServer<{every: number; zone: string}> {
      static readonly configSchema = z.object({every: z.string().transform(Number), zone: z.string().default('CET')});
      protected onStart() {}
      protected onStop() {}
    }
    const app = new Application({servers: {one: ClockServer, two: ClockServer}, one: {every: '10'}});
    app.bind(serverConfigKey('two')).to({every: '20', zone: 'UTC'});

    const early = await app.getServer<ClockServer>('one');
    await app.start();
    await app.stop();
    await app.start();

    expect(early.config).toEqual({every: 10, zone: 'CET'});
    expect((await app.getServer<ClockServer>('two')).config).toEqual({every: 20, zone: 'UTC'});
  });

  it('lets a Standard Schema make what a component reads, for all that is made from the start on', async () => {
    const post = z.object({port: z.coerce.number().default(25), since: z.string().transform(text => new Date(text))});
    class Postman {
      constructor(@inject('application.config#post') readonly post: unknown) {}
    }
    const app = new Application({components: [{config: {post}}], post: {since: '2026-01-01'}} as ApplicationConfig);
    const postman = app.service(Postman);

    await app.start();
    await app.stop();
    await app.start();

    expect((await postman.get()).post).toEqual({port: 25, since: new Date('2026-01-01')});
    expect(app.options).toMatchObject({post: {since: '2026-01-01'}});
  });

  it('tells the faults that zod finds, with all others', async () => {
    class ClockServer extends QueueServer {
      static override readonly configSchema: ConfigSchema = z.object({every: z.number()});
    }
    const app = new Application({servers: {one: ClockServer, two: ClockServer}, one: {every: 'x'}, two: {every: 'y'}});

    const {cause} = await app.start().catch((error: Error) => error) as Error;

    expect(cause).toMatchObject({faults: [{pointer: '/one/every', code: 'schema'}, {pointer: '/two/every'}]});
  });

  it('refuses a name that nobody reads and that is nearly one that somebody does', async () => {
    const app = new Application({controlers: [], servers: {queue: PlainServer}, queu: {}} as ApplicationConfig);

    await expect(app.start()).rejects.toThrow(
      '/controlers: is read by nothing. Did you mean "controllers"?\n  /queu: is read by nothing. Did you mean "queue"?',
    );
  });

  it('warns of any other name that nobody reads', async () => {
    const app = new Application({somethingElse: 1} as ApplicationConfig);
    const written = givenLog(app);

    await app.start();

    expect(written.map(line => JSON.parse(line))).toMatchObject([
      {level: 'warn', message: expect.stringContaining('Nothing reads "somethingElse"')},
    ]);
  });

  it('says nothing of a name that is injected somewhere', async () => {
    class Reader {
      static readonly inject = ['application.config#clock.zone'];
      constructor(readonly zone: string) {}
    }
    const app = new Application({clock: {zone: 'CET'}} as ApplicationConfig);
    app.service(Reader);
    const written = givenLog(app);

    await app.start();

    expect(written).toEqual([]);
  });

  it('can be passed on the next try', async () => {
    const app = new Application({servers: {one: QueueServer}});
    app.bind('servers.one.config').to({retries: 'many'});
    await expect(app.start()).rejects.toThrow('/one/retries: must be integer');

    app.bind('servers.one.config').to({retries: 1});
    await app.start();

    expect(app.state).toBe('started');
  });
});

const PACKAGE = fileURLToPath(new URL('../..', import.meta.url));

const READER = `
  import {Application} from '@rondojs/core';

  const app = new Application({env: JSON.parse(process.env.CONFIG)});
  const all = [await app.get('application.env'), await app.get('application.env#RONDO_T_PORT')];
  process.stdout.write(JSON.stringify(all));
`;

describe('a typing error', () => {
  // What is expected here is expected of the compiler; at run time the start would tell of it.
  it('is refused by the compiler, in a known name and in that of a server', () => {
    const apps = [
      // @ts-expect-error: no option is called so
      new Application({controlers: []}),
      // @ts-expect-error: no server is called so
      new Application({servers: {one: PlainServer}, two: {}}),
      new Application({servers: {one: PlainServer}, one: {}, components: [{}]}),
    ];

    expect(apps.map(({state}) => state)).toEqual(['created', 'created', 'created']);
  });
});

describe('the environment', () => {
  it('is not read by a schema that makes it wait', () => {
    const schema = {'~standard': {version: 1, vendor: 'slow', validate: async () => ({value: {}})}} as const;

    expect(() => new Application({env: {schema}})).toThrow(
      new TypeError('The schema of the environment must answer at once, and it has returned a promise.'),
    );
  });

  const folder = mkdtempSync(join(tmpdir(), 'rondo-env-'));
  const file = join(folder, '.env');
  const schema = {
    type: 'object',
    required: ['RONDO_T_URL'],
    properties: {
      RONDO_T_PORT: {type: 'integer', default: 80},
      RONDO_T_ON: {type: 'boolean'},
      RONDO_T_URL: {type: 'string'},
    },
  };

  afterEach(() => {
    for (const name of Object.keys(schema.properties)) delete process.env[name];
    rmSync(file, {force: true});
  });

  it('is read from a file, under what is set already, and converted as its schema says', async () => {
    writeFileSync(file, 'RONDO_T_PORT=8080\nRONDO_T_ON=true\nRONDO_T_URL=file');

    // In a process of its own, on what has been built: a test has but a copy of the environment.
    const {stdout} = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', READER], {
      cwd: PACKAGE,
      env: {...process.env, RONDO_T_URL: 'set', CONFIG: JSON.stringify({file, schema})},
    });

    expect(JSON.parse(stdout)).toEqual([{RONDO_T_PORT: 8080, RONDO_T_ON: true, RONDO_T_URL: 'set'}, 8080]);
  });

  it('may have no file, and is checked with everything else', async () => {
    process.env.RONDO_T_PORT = '80a';
    const app = new Application({env: {file, schema}, lifeCycle: {timeLimit: 0}});

    await expect(app.start()).rejects.toThrow(
      '  /lifeCycle/timeLimit: must be > 0\n  /env/RONDO_T_URL: is required\n  /env/RONDO_T_PORT: must be integer',
    );
  });

  it('is as a Standard Schema makes it', async () => {
    const standard: StandardSchema = {'~standard': {validate: () => ({value: {PORT: 1}})}};
    const app = new Application({env: {schema: standard}});

    expect(await app.get(CoreBindings.ENVIRONMENT)).toEqual({PORT: 1});
  });
});

describe('a name', () => {
  it.each<[string, (app: Application, type: typeof PlainServer) => unknown]>([
    ['controllers', (app, type) => app.controller(type)],
    ['services', (app, type) => app.service(type)],
    ['servers', (app, type) => app.server(type)],
    ['lifeCycleObservers', (app, type) => app.lifeCycleObserver(type)],
    ['components', (app, type) => app.component(type as never)],
  ])('of two classes is refused in %s, rather than that one replaces the other', (namespace, add) => {
    const [One, Other] = [givenClass(), givenClass()];
    const app = new Application();
    add(app, One);

    expect(() => add(app, Other)).toThrow(NameTakenError);
    expect(() => add(app, Other)).toThrow(`Class Same cannot be added as ${namespace}.Same: that is class Same already.`);
  });

  it('may be given twice to one class', () => {
    const app = new Application();

    expect(app.service(PlainServer).binding).toBe(app.service(PlainServer).binding);
  });
});

describe('an application inside of a context', () => {
  it('sees what is bound there', async () => {
    const outer = new Application({name: 'outer'});
    outer.bind('greeting').to('Hello');

    const apps = [new Application(outer), new Application({name: 'inner'}, outer)];

    expect(apps.map(app => app.getSync('greeting'))).toEqual(['Hello', 'Hello']);
    expect(apps.map(({parent}) => parent)).toEqual([outer, outer]);
  });
});

function givenClass(): typeof PlainServer {
  return class Same extends PlainServer {};
}

function givenLog(app: Application): readonly string[] {
  const written: string[] = [];
  app.bind(CoreBindings.LOGGER).to(new ConsoleLogger('trace', {write: text => written.push(text)}));
  return written;
}
