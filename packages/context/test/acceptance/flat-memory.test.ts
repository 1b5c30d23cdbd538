import {describe, expect, it} from '@jest/globals';

import {setFlagsFromString} from 'node:v8';
import {runInNewContext} from 'node:vm';

import {BindingScope, Context, inject} from '@rondojs/context';

/** The benchmarks do the same with a million. */
const REQUESTS = 20_000;

describe('many request contexts', () => {
  it('leave nothing behind: no memory, no listeners, nothing in the container', () => {
    const server = givenServer();
    const gc = givenCollector();
    handle(server, 0, REQUESTS);
    gc();
    const before = [process.memoryUsage().heapUsed, listenersOf(server), server.inspect().containerSize] as const;

    handle(server, REQUESTS, 2 * REQUESTS);
    gc();

    expect(listenersOf(server)).toBe(before[1]);
    expect(server.inspect().containerSize).toBe(before[2]);
    // A request that stayed would be at least a hundred bytes.
    expect(process.memoryUsage().heapUsed - before[0]).toBeLessThan(REQUESTS * 50);
  });
});

class Session {
  constructor(
    @inject('request') readonly request: unknown,
    @inject('user') readonly user: unknown,
  ) {}
}

class Controller {
  constructor(@inject('session') readonly session: Session) {}
}

function handle(server: Context, from: number, to: number): void {
  for (let index = from; index < to; index++) {
    const request = new Context(server, `request ${index}`, BindingScope.REQUEST);
    request.bind('request').to({index});
    request.bind(`made.up.${index}`).to(index);
    const {session} = request.getSync<Controller>('controller');
    if (session !== request.getSync('session')) throw new Error('The session is not kept.');
    request.getSync(`config#port.${index}`);
    request.createView(() => true).on('bind', () => {});
    request.close();
  }
}

function givenServer(): Context {
  const server = new Context(new Context('app'), 'server', BindingScope.SERVER);
  server.bind('config').to({port: 1});
  server.bind('user').to('Ada');
  server.bind('controller').toClass(Controller);
  server.bind('session').toClass(Session).inScope(BindingScope.REQUEST);
  server.bind('request').inScope(BindingScope.REQUEST);
  return server;
}

function listenersOf(context: Context | undefined): number {
  if (!context) return 0;
  return (context.knownAudience?.seatsTaken.length ?? 0) + listenersOf(context.parent);
}

function givenCollector(): () => void {
  setFlagsFromString('--expose-gc');
  return runInNewContext('gc') as () => void;
}
