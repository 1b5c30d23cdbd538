import 'reflect-metadata';
import {Lifecycle, container as root, inject, injectable} from 'tsyringe';

import type {Contender, Request} from './contender.js';

@injectable()
class Leaf {}

@injectable()
class Branch {
  constructor(@inject('leaf') readonly leaf: Leaf) {}
}

@injectable()
class Root {
  constructor(@inject('branch') readonly branch: Branch) {}
}

@injectable()
class Logger {}

@injectable()
class Service {
  constructor(@inject('request') readonly request: Request) {}
}

@injectable()
class Controller {
  constructor(
    @inject('service') readonly service: Service,
    @inject('logger') readonly logger: Logger,
  ) {}
}

const container = root.createChildContainer();
container.register('leaf', {useClass: Leaf});
container.register('branch', {useClass: Branch});
container.register('root', {useClass: Root});
container.registerSingleton('logger', Logger);
container.register('service', {useClass: Service}, {lifecycle: Lifecycle.ContainerScoped});
container.register('controller', {useClass: Controller}, {lifecycle: Lifecycle.ContainerScoped});

export const tsyringe: Contender = {
  name: 'tsyringe',
  transient: () => container.resolve('leaf'),
  singleton: () => container.resolve('logger'),
  graph: () => container.resolve('root'),
  ofRequest: request => {
    const child = container.createChildContainer();
    child.registerInstance('request', request);
    return child.resolve('controller');
  },
  start: classes => {
    const container = root.createChildContainer();
    classes.forEach((type, index) => container.register(`service${index}`, {useClass: type}));
    return container.resolve(`service${classes.length - 1}`);
  },
};
