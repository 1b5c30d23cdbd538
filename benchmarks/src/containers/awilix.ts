import {InjectionMode, asClass, asValue, createContainer} from 'awilix';

import type {Contender, Request} from './contender.js';

class Leaf {}

class Branch {
  constructor(readonly leaf: Leaf) {}
}

class Root {
  constructor(readonly branch: Branch) {}
}

class Logger {}

class Service {
  constructor(readonly request: Request) {}
}

class Controller {
  constructor(
    readonly service: Service,
    readonly logger: Logger,
  ) {}
}

// By the names of parameters, which its guide says is resolved faster than by proxy.
const options = {injectionMode: InjectionMode.CLASSIC};

const container = createContainer(options);
container.register({
  leaf: asClass(Leaf),
  branch: asClass(Branch),
  root: asClass(Root),
  logger: asClass(Logger).singleton(),
  service: asClass(Service).scoped(),
  controller: asClass(Controller).scoped(),
});

export const awilix: Contender = {
  name: 'awilix',
  transient: () => container.resolve('leaf'),
  singleton: () => container.resolve('logger'),
  graph: () => container.resolve('root'),
  ofRequest: request => {
    const scope = container.createScope();
    scope.register('request', asValue(request));
    return scope.resolve('controller');
  },
  start: classes => {
    const container = createContainer(options);
    classes.forEach((type, index) => container.register(`service${index}`, asClass(type)));
    return container.resolve(`service${classes.length - 1}`);
  },
};
