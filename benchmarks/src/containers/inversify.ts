import {Container, inject, injectable} from 'inversify';

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

const container = new Container();
container.bind('leaf').to(Leaf);
container.bind('branch').to(Branch);
container.bind('root').to(Root);
container.bind('logger').to(Logger).inSingletonScope();
container.bind('service').to(Service);
container.bind('controller').to(Controller);

export const inversify: Contender = {
  name: 'inversify',
  transient: () => container.get('leaf'),
  singleton: () => container.get('logger'),
  graph: () => container.get('root'),
  ofRequest: request => {
    const child = new Container({parent: container});
    child.bind('request').toConstantValue(request);
    return child.get('controller');
  },
  start: classes => {
    const container = new Container();
    classes.forEach((type, index) => container.bind(`service${index}`).to(type));
    return container.get(`service${classes.length - 1}`);
  },
};
