import {deepStrictEqual} from 'node:assert/strict';

import {BindingScope, Context, inject} from '@rondojs/context';
import {Container} from 'inversify';

import type {Candidate} from '../measure.js';

/*
 * The work of a request, as far as a container is concerned: a controller is made with a singleton and with a
 * service of the request, which has the request injected.
 */

interface Request {
  readonly url: string;
}

class Logger {}

class Service {
  constructor(@inject('http.request') readonly request: Request) {}
}

class Controller {
  constructor(
    @inject('service') readonly service: Service,
    @inject('logger') readonly logger: Logger,
  ) {}
}

class RequestContext extends Context {
  constructor(
    server: Context,
    readonly request: Request,
  ) {
    super(server, undefined, BindingScope.REQUEST);
  }
}

let requests = 0;
const nextRequest = (): Request => ({url: `/${requests++ % 10}`});

/** The candidates, each checked to give the same controller before anything is timed. */
export function requestContextCandidates(): readonly Candidate[] {
  const server = givenServer();
  const rondo = () => new RequestContext(server, nextRequest());
  const candidates: readonly Candidate[] = [
    {name: 'written by hand', run: byHand},
    {name: 'a request context, nothing resolved', run: rondo},
    {
      name: 'a request context, the controller resolved',
      run: () => rondo().getSync<Controller>('controller'),
    },
    {
      name: 'the same, with a value of its own bound',
      run: () => {
        const context = rondo();
        context.bind('user').to('Ada');
        return context.getSync<Controller>('controller');
      },
    },
    {name: 'an inversify child container', run: inChildContainer()},
  ];
  for (const {name, run} of candidates) if (run !== rondo) check(name, run());
  return candidates;
}

function check(name: string, made: unknown): void {
  const {service, logger} = made as Controller;
  deepStrictEqual([service instanceof Service, logger instanceof Logger], [true, true], name);
  deepStrictEqual(Object.keys(service.request), ['url'], name);
}

const theLogger = new Logger();

function byHand(): Controller {
  return new Controller(new Service(nextRequest()), theLogger);
}

function givenServer(): Context {
  const application = new Context('application', undefined, BindingScope.APPLICATION);
  application.bind('logger').toClass(Logger).inScope(BindingScope.SINGLETON);
  application.bind('controller').toClass(Controller);

  const server = new Context(application, 'server', BindingScope.SERVER);
  server.bind('service').toClass(Service).inScope(BindingScope.REQUEST);
  server
    .bind('http.request')
    .toDynamicValue(({context}) => (context as RequestContext).request)
    .inScope(BindingScope.REQUEST);
  return server;
}

function inChildContainer(): () => Controller {
  const parent = new Container();
  parent.bind('logger').toConstantValue(theLogger);
  parent.bind('service').toDynamicValue(context => new Service(context.get('http.request')));
  parent
    .bind('controller')
    .toDynamicValue(context => new Controller(context.get('service'), context.get('logger')));

  return () => {
    const child = new Container({parent});
    const request = nextRequest();
    child.bind('http.request').toConstantValue(request);
    child.bind('http.response').toConstantValue({});
    child.bind('http.context').toConstantValue(child);
    return child.get<Controller>('controller');
  };
}
