import {Inject, Injectable, Module, Scope} from '@nestjs/common';
import {ContextIdFactory, NestFactory, REQUEST} from '@nestjs/core';

import type {Contender, Request} from './contender.js';
import type {Provider} from '@nestjs/common';

@Injectable({scope: Scope.TRANSIENT})
class Leaf {}

@Injectable({scope: Scope.TRANSIENT})
class Branch {
  constructor(@Inject(Leaf) readonly leaf: Leaf) {}
}

@Injectable({scope: Scope.TRANSIENT})
class Root {
  constructor(@Inject(Branch) readonly branch: Branch) {}
}

@Injectable()
class Logger {}

@Injectable({scope: Scope.REQUEST})
class Service {
  constructor(@Inject(REQUEST) readonly request: Request) {}
}

@Injectable({scope: Scope.REQUEST})
class Controller {
  constructor(
    @Inject(Service) readonly service: Service,
    @Inject(Logger) readonly logger: Logger,
  ) {}
}

const app = await createApp([Leaf, Branch, Root, Logger, Service, Controller]);

export const nest: Contender = {
  name: 'NestJS',
  transient: () => app.resolve(Leaf),
  singleton: () => app.get(Logger),
  graph: () => app.resolve(Root),
  ofRequest: request => {
    const id = ContextIdFactory.create();
    app.registerRequestByContextId(request, id);
    return app.resolve(Controller, id);
  },
  start: async classes => {
    const app = await createApp(classes.map((type, index) => ({provide: `service${index}`, useClass: type})));
    return app.get<object>(`service${classes.length - 1}`);
  },
};

function createApp(providers: Provider[]) {
  @Module({providers})
  class AppModule {}
  return NestFactory.createApplicationContext(AppModule, {logger: false});
}
