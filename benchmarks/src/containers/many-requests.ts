import {BindingScope, Context, inject} from '@rondojs/context';

import {toTable} from '../table.js';

class Service {
  constructor(@inject('http.request') readonly request: unknown) {}
}

class Controller {
  constructor(@inject('service') readonly service: Service) {}
}

/** What many request contexts leave behind: each binds values, resolves a controller, watches, and is closed. */
export function tableOfManyRequests(count: number): string {
  const server = givenServer();
  const steps = [0, 0.1, 0.5, 1].map(part => Math.round(part * count));
  let done = 0;
  const rows = steps.map(step => {
    for (; done < step; done++) handle(server, done);
    globalThis.gc?.();
    const heap = process.memoryUsage().heapUsed / 1024 / 1024;
    const listeners = server.knownAudience?.seatsTaken.length ?? 0;
    return [step.toLocaleString('en'), heap.toFixed(2), String(listeners), String(server.inspect().containerSize)];
  });
  return toTable(['requests so far', 'heap, MB', 'observers of the server', 'services in its container'], rows);
}

function handle(server: Context, index: number): void {
  const request = new Context(server, undefined, BindingScope.REQUEST);
  request.bind('http.request').to({url: `/${index}`});
  request.bind(`made.up.${index}`).to(index);
  request.createView(() => true).on('bind', () => {});
  request.getSync('controller');
  request.close();
}

function givenServer(): Context {
  const server = new Context(new Context('application'), 'server', BindingScope.SERVER);
  server.bind('http.request').inScope(BindingScope.REQUEST);
  server.bind('service').toClass(Service).inScope(BindingScope.REQUEST);
  server.bind('controller').toClass(Controller);
  // The first request makes the plans.
  handle(server, 0);
  return server;
}
