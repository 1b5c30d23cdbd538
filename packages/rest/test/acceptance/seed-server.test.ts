import {EventEmitter} from 'node:events';
import {spawn} from 'node:child_process';
import {fileURLToPath} from 'node:url';

import {Context, inject, injectable} from '@rondojs/context';
import {afterEach, describe, expect, it} from '@jest/globals';
import {get, param} from '@rondojs/openapi-spec';

import {Application, CoreBindings, StartError} from '@rondojs/core';
import {DefaultSequence, RestBindings, RestComponent, RestServer} from '@rondojs/rest';

import {givenClient, stopAll, stopLater} from '../helpers.js';

import type {ApplicationConfig, Handle, Server} from '@rondojs/core';
import type {FindRoute, ParseParams, Reject, RequestContext, Response, RouteFinder, Send} from '@rondojs/rest';
import type {Provider} from '@rondojs/context';

const CONFIG = `${CoreBindings.APPLICATION_CONFIG}#myserver`;

interface MyServerConfig {
  readonly message: string;
}

declare module '@rondojs/core' {
  interface ApplicationConfig {
    readonly myserver?: MyServerConfig;
  }
}

/** As it stands in the seed on servers. */
class MyServer extends Context implements Server {
  readonly myEmitter = new EventEmitter();
  readonly heard: string[] = [];
  private readonly hear = () => this.heard.push(this.options?.message ?? 'an event occurred!');

  constructor(
    @inject(CoreBindings.APPLICATION_INSTANCE) app: Application,
    @inject(CONFIG) readonly options?: MyServerConfig,
  ) {
    super(app);
  }

  async start(): Promise<void> {
    this.myEmitter.on('event', this.hear);
  }

  async stop(): Promise<void> {
    this.myEmitter.removeListener('event', this.hear);
  }
}

class MyApp extends Application {
  constructor(options?: ApplicationConfig) {
    super(options);
    this.server(MyServer, 'serverFoo');
  }
}

class GreetController {
  @get('/greet')
  greet(@param.query.string('name', {required: true}) name: string) {
    return `Hello ${name}!`;
  }
}

class OwnController {
  @get('/own')
  own() {
    return 'own';
  }
}

class LoudSequence extends DefaultSequence {
  override async handle(context: RequestContext): Promise<void> {
    context.response.setHeader('x-loud', 'yes');
    await super.handle(context);
  }
}

/** SOAP on the sequence and the controllers of REST: it names another operation, decodes and encodes otherwise. */
@injectable()
class FindBySoapAction implements Provider<FindRoute> {
  constructor(@inject(RestBindings.ROUTING_TABLE) private readonly table: RouteFinder) {}

  value(): FindRoute {
    return request => {
      const named = {method: 'GET', url: `/${request.headers.soapaction}`};
      const found = this.table.find(Object.assign(Object.create(request), named));
      if (found instanceof Error) throw found;
      return found;
    };
  }
}

class ParseEnvelope implements Provider<ParseParams> {
  value(): ParseParams {
    return async request => {
      const text = String(Buffer.concat(await request.toArray()));
      return [...text.matchAll(/<(\w+)>([^<]*)<\/\1>/g)].map(([, , value]) => value);
    };
  }
}

class SendEnvelope implements Provider<Send> {
  value(): Send {
    return (response, result) => answerWith(response, 200, `<return>${String(result)}</return>`);
  }
}

class RejectByFault implements Provider<Reject> {
  value(): Reject {
    return ({response}, error) => answerWith(response, 500, `<fault>${(error as Error).message}</fault>`);
  }
}

function answerWith(response: Response, status: number, body: string): void {
  response.writeHead(status, {'content-type': 'text/xml'}).end(`<envelope><body>${body}</body></envelope>`);
}

const {SequenceActions} = RestBindings;

describe('of the seed on servers', () => {
  afterEach(stopAll);

  it('a server that extends Context has the application and its part of the configuration injected', async () => {
    const app = stopLater(new MyApp({myserver: {message: 'heard'}}));
    const server = await app.getServer<MyServer>('serverFoo');

    server.myEmitter.emit('event');
    await app.start();
    server.myEmitter.emit('event');
    await app.stop();
    server.myEmitter.emit('event');

    expect(server.parent).toBe(app);
    expect(server.heard).toEqual(['heard']);
    expect(server.myEmitter.listenerCount('event')).toBe(0);
  });

  it('servers are added by name, by a component of the options, and by one that is added; each gives a typed handle', async () => {
    const app = new Application();
    const foo: Handle<MyServer> = app.server(MyServer, 'serverFoo');
    const named: Handle<RestServer> = app.server(RestServer, 'nameOfYourServer');
    const apps = [new Application({components: [RestComponent]}), new Application()];
    apps[1]?.component(RestComponent);

    const servers = [await foo.get(), await named.get(), ...(await Promise.all(apps.map(one => one.getServer(RestServer))))];

    expect(servers.map(({constructor}) => constructor)).toEqual([MyServer, RestServer, RestServer, RestServer]);
  });

  it('getServer finds a server by class and by name, and an unknown name is answered by the nearest', async () => {
    const app = new MyApp();
    app.component(RestComponent);

    const found: [MyServer, MyServer, RestServer] = [
      await app.getServer(MyServer),
      await app.getServer<MyServer>('serverFoo'),
      await app.getServer(RestServer),
    ];

    expect(found[0]).toBe(found[1]);
    expect(found[2]).toBeInstanceOf(RestServer);
    await expect(app.getServer('jannyserverFoo')).rejects.toThrow(
      'The application has no server named "jannyserverFoo". It has: "serverFoo", "RestServer". Did you mean "serverFoo"?',
    );
  });

  it('several servers have each their configuration, sequence, contract and port', async () => {
    const app = stopLater(
      new Application({
        servers: {open: RestServer, own: RestServer},
        components: [RestComponent],
        controllers: [GreetController],
        open: {port: 0, info: {title: 'Open', version: '1'}},
        own: {port: 0, info: {title: 'Own', version: '1'}},
      }),
    );
    const open = app.getServerSync<RestServer>('open').sequence(LoudSequence);
    const own = app.getServerSync<RestServer>('own').controller(OwnController);
    await app.start();

    const answers = await Promise.all([open, own].map(({url}) => givenClient(url).get('/greet?name=Ada')));
    const narrowed = await Promise.all([open, own].map(({url}) => givenClient(url).get('/own')));

    expect(open.url).not.toBe(own.url);
    expect(answers.map(({headers}) => headers.get('x-loud'))).toEqual(['yes', null]);
    expect(answers.map(({status}) => status)).toEqual([200, 200]);
    expect(narrowed.map(({status}) => status)).toEqual([404, 200]);
    expect([open, own].map(server => server.getApiSpec().info.title)).toEqual(['Open', 'Own']);
  });

  it('the start of several is a transaction', async () => {
    let isBroken = true;
    class BrokenServer extends MyServer {
      override async start() {
        if (isBroken) throw new Error('no disk');
      }
    }
    const app = stopLater(new Application({components: [RestComponent], rest: {port: 0}, servers: {broken: BrokenServer}}));
    const rest = await app.getServer(RestServer);

    await expect(app.start()).rejects.toThrow(StartError);
    const failed = [app.state, rest.listening];
    isBroken = false;
    await app.start();

    expect(failed).toEqual(['failed', false]);
    expect([app.state, rest.listening]).toEqual(['started', true]);
  });

  it.each(['SIGTERM', 'SIGINT'] as const)('%s handled by hand ends the process in order', async signal => {
    // On what has been built, in a process of its own.
    const program = spawn(process.execPath, ['--input-type=module', '--eval', BY_HAND], {
      cwd: fileURLToPath(new URL('../..', import.meta.url)),
    });
    let said = '';
    program.stderr.on('data', chunk => (said += String(chunk)));
    const ended = new Promise(resolve => program.once('close', resolve));
    program.stdout.on('data', chunk => {
      said += String(chunk);
      if (String(chunk).includes('started')) program.kill(signal);
    });

    expect([await ended, said]).toEqual([0, 'started\nstopped\n']);
  }, 30_000);

  it('a component is a class, an object or a promise of either, with all that belongs together', async () => {
    class ObserverOf {
      readonly log: string[] = [];
      start = () => void this.log.push('started');
    }
    class GreetComponent {
      controllers = [GreetController];
      requires = [RestComponent];
    }
    const app = stopLater(
      new Application({
        rest: {port: 0},
        components: [
          RestComponent,
          GreetComponent,
          {observers: [ObserverOf], servers: {serverFoo: MyServer}},
          Promise.resolve({controllers: [OwnController]}),
        ],
      }),
    );
    await app.start();
    const rest = await app.getServer(RestServer);

    const texts = [await givenClient(rest.url).get('/greet?name=Ada'), await givenClient(rest.url).get('/own')];

    expect(texts.map(({status}) => status)).toEqual([200, 200]);
    expect(await app.get<ObserverOf>('lifeCycleObservers.ObserverOf')).toMatchObject({log: ['started']});
    expect(await app.getServer('serverFoo')).toBeInstanceOf(MyServer);
  });

  it('a SOAP server runs the same sequence and controllers as REST', async () => {
    const app = stopLater(
      new Application({
        components: [RestComponent],
        servers: {plain: RestServer, soap: RestServer},
        controllers: [GreetController],
        rest: {port: 0},
      }),
    );
    const [plain, soap] = [app.getServerSync<RestServer>('plain'), app.getServerSync<RestServer>('soap')];
    soap.bind(SequenceActions.FIND_ROUTE).toProvider(FindBySoapAction);
    soap.bind(SequenceActions.PARSE_PARAMS).toProvider(ParseEnvelope);
    soap.bind(SequenceActions.SEND).toProvider(SendEnvelope);
    soap.bind(SequenceActions.REJECT).toProvider(RejectByFault);
    await app.start();
    const call = (soapaction: string) =>
      givenClient(soap.url).send('POST', '/', {headers: {soapaction}, body: '<envelope><name>Ada</name></envelope>'});

    const [good, bad] = [await call('greet'), await call('depart')];
    const {text} = await givenClient(plain.url).get('/greet?name=Ada');

    expect(text).toBe('Hello Ada!');
    expect(good).toMatchObject({status: 200, text: '<envelope><body><return>Hello Ada!</return></body></envelope>'});
    expect(bad).toMatchObject({status: 500, text: expect.stringMatching(/^<envelope><body><fault>.*\/depart/)});
  });
});

const BY_HAND = `
  import {Application} from '@rondojs/core';
  import {RestComponent} from '@rondojs/rest';

  const app = new Application({components: [RestComponent], rest: {port: 0}});

  async function stopServer() {
    await app.stop();
    console.log('stopped');
    process.exit(0);
  }
  process.on('SIGTERM', stopServer);
  process.on('SIGINT', stopServer);

  app
    .start()
    .then(() => console.log('started'))
    .catch(error => console.error('Unable to start application:', error));
`;
