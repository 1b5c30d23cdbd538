import {afterEach, describe, expect, it} from '@jest/globals';

import {BindingKey, BindingScope, inject, injectable} from '@rondojs/context';
import {DefaultSequence, RequestContext, ResolvedRoute, RestBindings} from '@rondojs/rest';
import {get} from '@rondojs/openapi-spec';

import {givenApplication, stopAll} from '../helpers.js';

import type {ParseParams, Request, Response} from '@rondojs/rest';

const USER = BindingKey.create<string>('user');

/** Binds who sends a request; what it binds nobody else sees. */
class UserSequence extends DefaultSequence {
  override async handle(context: RequestContext) {
    context.bind(USER).to(String(context.request.headers['x-user']));
    await super.handle(context);
  }
}

@injectable()
class UserController {
  constructor(@inject(USER, {optional: true}) private readonly user: string | undefined) {}

  @get('/user')
  find() {
    return {user: this.user ?? 'nobody'};
  }
}

afterEach(stopAll);

describe('the request context', () => {
  it('gives a controller what a sequence binds', async () => {
    const {client} = await givenApplication([UserController], app => app.sequence(UserSequence));

    const {body} = await client.get('/user', {'x-user': 'Ada'});

    expect(body).toEqual({user: 'Ada'});
  });

  it('gives a controller what an action binds', async () => {
    const parseParams: ParseParams = (_, {request}) => {
      contextOfNext?.bind(USER).to(`${request.url} by an action`);
      return [];
    };
    let contextOfNext: RequestContext | undefined;
    class KeepingSequence extends DefaultSequence {
      override async handle(context: RequestContext) {
        contextOfNext = context;
        await super.handle(context);
      }
    }
    const {client} = await givenApplication([UserController], app => {
      app.bind(RestBindings.SequenceActions.PARSE_PARAMS).to(parseParams);
      app.sequence(KeepingSequence);
    });

    const {body} = await client.get('/user');

    expect(body).toEqual({user: '/user by an action'});
  });

  it('keeps for itself what is bound in it', async () => {
    class SometimesSequence extends DefaultSequence {
      override async handle(context: RequestContext) {
        if (context.request.headers['x-user']) context.bind(USER).to('Ada');
        await super.handle(context);
      }
    }
    const {client} = await givenApplication([UserController], app => app.sequence(SometimesSequence));

    const bodies = [await client.get('/user'), await client.get('/user', {'x-user': 'Ada'}), await client.get('/user')];

    expect(bodies.map(({body}) => body)).toEqual([{user: 'nobody'}, {user: 'Ada'}, {user: 'nobody'}]);
  });

  it('goes before what the server and the application have bound', async () => {
    const {app, client} = await givenApplication([UserController], app => {
      app.bind(USER).to('of the application');
      app.restServer.bind(USER).to('of the server');
    });

    const ofServer = await client.get('/user');
    app.sequence(UserSequence);
    const ofRequest = await client.get('/user', {'x-user': 'of the request'});

    expect([ofServer.body, ofRequest.body]).toEqual([{user: 'of the server'}, {user: 'of the request'}]);
  });

  it('makes a REQUEST-scoped service once for each request, with its own values', async () => {
    const {made, client} = await givenServices();

    const {body} = await client.get('/both', {'x-user': 'Ada'});
    await client.get('/both', {'x-user': 'Eve'});

    expect(body).toEqual(['Ada', 'Ada']);
    expect(made).toEqual(['Ada', 'Eve']);
  });

  it('does not mix 100 concurrent requests', async () => {
    const {client} = await givenServices();
    const users = Array.from({length: 100}, (_, index) => `user ${index}`);

    const answers = await Promise.all(users.map(user => client.get('/both', {'x-user': user})));

    expect(answers.map(({body}) => body)).toEqual(users.map(user => [user, user]));
  });

  it('offers itself, the request, the response and the route', async () => {
    const given: unknown[] = [];
    @injectable()
    class CuriousController {
      constructor(
        @inject(RestBindings.Http.CONTEXT) context: RequestContext,
        @inject(RestBindings.Http.REQUEST) request: Request,
        @inject(RestBindings.Http.RESPONSE) response: Response,
        @inject(RestBindings.Operation.ROUTE) route: ResolvedRoute,
      ) {
        given.push(context, request, response, route);
      }

      @get('/curious')
      find() {}
    }
    const {client} = await givenApplication([CuriousController]);

    await client.get('/curious');

    const [context] = given as [RequestContext];
    expect(context).toBeInstanceOf(RequestContext);
    expect(given).toEqual([context, context.request, context.response, context.route]);
    expect(given[3]).toMatchObject({verb: 'get', path: '/curious', spec: {operationId: 'CuriousController.find'}});
  });

  it('lets the container of the server be, however many keys requests bind', async () => {
    let count = 0;
    class BindingSequence extends DefaultSequence {
      override async handle(context: RequestContext) {
        context.bind(USER).to(`user ${count}`);
        if (count >= 2000) context.bind(`key.${count}`).to(count);
        count++;
        await super.handle(context);
      }
    }
    const {app, client} = await givenApplication([UserController], app => app.sequence(BindingSequence));
    // The key that a controller has injected gets its one slot when it has been seen twice.
    for (let warmUp = 0; warmUp < 2; warmUp++) await client.get('/user');
    const {containerSize} = app.restServer.inspect();

    for (let batch = 0; batch < 80; batch++) {
      await Promise.all(Array.from({length: 50}, () => client.get('/user')));
    }

    expect(count).toBe(4002);
    expect(app.restServer.inspect().containerSize).toBe(containerSize);
  }, 90_000);
});

/** A controller whose answer holds what two of its parts know of the user. */
async function givenServices() {
  const made: string[] = [];
  @injectable()
  class UserService {
    constructor(@inject(USER) readonly user: string) {
      made.push(user);
    }
  }
  @injectable()
  class MailService {
    constructor(@inject('services.UserService') readonly users: UserService) {}
  }
  @injectable()
  class BothController {
    constructor(
      @inject('services.UserService') private readonly users: UserService,
      @inject('services.MailService') private readonly mails: MailService,
    ) {}

    @get('/both')
    async find() {
      await new Promise(resolve => setTimeout(resolve, Math.random() * 5));
      return [this.users.user, this.mails.users.user];
    }
  }
  const running = await givenApplication([BothController], app => {
    // Declared, so that the proof at the start knows that each request brings its own.
    app.bind(USER).inScope(BindingScope.REQUEST);
    app.service(UserService).binding.inScope(BindingScope.REQUEST);
    app.service(MailService);
    app.sequence(UserSequence);
  });
  return {...running, made};
}
