import {BindingScope, Context, inject} from '@rondojs/context';

import type {Contender, Request} from './contender.js';

class Leaf {}

class Branch {
  constructor(@inject('leaf') readonly leaf: Leaf) {}
}

class Root {
  constructor(@inject('branch') readonly branch: Branch) {}
}

class Logger {}

class Service {
  constructor(@inject('request') readonly request: Request) {}
}

class Controller {
  constructor(
    @inject('service') readonly service: Service,
    @inject('logger') readonly logger: Logger,
  ) {}
}

/** As in the rest package: a request's context answers for its own request. */
class RequestContext extends Context {
  constructor(
    server: Context,
    readonly request: Request,
  ) {
    super(server, undefined, BindingScope.REQUEST);
  }
}

const app = new Context('app');
app.bind('leaf').toClass(Leaf);
app.bind('branch').toClass(Branch);
app.bind('root').toClass(Root);
app.bind('logger').toClass(Logger).inScope(BindingScope.SINGLETON);
app.bind('service').toClass(Service).inScope(BindingScope.REQUEST);
app.bind('controller').toClass(Controller);
app
  .bind('request')
  .toDynamicValue(({context}) => (context as RequestContext).request)
  .inScope(BindingScope.REQUEST);

export const rondo: Contender = {
  name: 'Rondo',
  transient: () => app.getSync('leaf'),
  singleton: () => app.getSync('logger'),
  graph: () => app.getSync('root'),
  ofRequest: request => new RequestContext(app, request).getSync('controller'),
  start: classes => {
    const context = new Context('start');
    classes.forEach((type, index) => context.bind(`service${index}`).toClass(type));
    return context.getSync(`service${classes.length - 1}`);
  },
};
