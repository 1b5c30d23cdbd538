import type {Class, Contender, Request} from './contender.js';

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

const logger = new Logger();

export const byHand: Contender = {
  name: 'by hand',
  transient: () => new Leaf(),
  singleton: () => logger,
  graph: () => new Root(new Branch(new Leaf())),
  ofRequest: request => new Controller(new Service(request), logger),
  start: classes => {
    const known = new Map<string, Class>();
    classes.forEach((type, index) => known.set(`service${index}`, type));
    const last = known.get(`service${classes.length - 1}`);
    return last && new last();
  },
};
