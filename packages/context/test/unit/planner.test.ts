import {describe, expect, it} from '@jest/globals';

import {BindingScope} from '../../src/binding-scope.js';
import {Context} from '../../src/context.js';
import {inject} from '../../src/inject.js';

describe('Planner', () => {
  it('tells the container each key and each recipe once', () => {
    const context = givenContextWithUser();

    const sizes = [0, 1, 2].map(() => {
      context.getSync('user');
      return context.inspect().containerSize;
    });

    expect(sizes).toEqual([2, 2, 2]);
  });

  it('takes back what it has told of a key that is gone', () => {
    const context = givenContextWithUser();
    context.getSync('user');

    context.unbind('value');
    context.bind('other').toClass(class Other {});
    context.getSync('other');

    expect(context.planner.container.has('value')).toBe(false);
  });

  it('gives a key a slot only when something has it injected', () => {
    const context = givenContextWithUser();
    context.getSync('user');
    const {containerSize} = context.inspect();
    const request = new Context(context, 'request', BindingScope.REQUEST);

    request.bind('made.up').to(1);
    request.bind('value').to('of the request');

    expect(request.getSync<User>('user').value).toBe('of the request');
    expect(context.getSync<User>('user').value).toBe('of the context');
    expect(context.inspect().containerSize).toBe(containerSize);
  });

  it('hears of a key that is gone from a container between its own and the owner', () => {
    const root = new Context('root');
    const app = new Context(root, 'app');
    const server = new Context(app, 'server');
    root.bind('value').to('of the root');
    app.bind('value').to('of the app');
    server.bind('user').toClass(User);
    const before = server.getSync<User>('user').value;

    app.unbind('value');

    expect(before).toBe('of the app');
    expect(server.getSync<User>('user').value).toBe('of the root');
  });

  it('leaves the plans of one server alone when another needs what that one hides', () => {
    const app = givenContextWithUser();
    app.bind('user').toClass(TwiceUser);
    app.bind('outer').toClass(OuterUser);
    const [first, second] = [new Context(app, 'first'), new Context(app, 'second')];
    first.bind('user').to('hidden');
    const before = [first.getSync('outer'), first.getSync('outer')];

    const after = second.getSync('outer');

    expect(before).toEqual([{user: 'hidden'}, {user: 'hidden'}]);
    expect(after).toEqual({user: {value: 'of the context', again: 'of the context'}});
    expect(first.getSync('outer')).toEqual({user: 'hidden'});
  });

  it('does not confuse a key with what it calls other things', () => {
    class Mixed {
      constructor(
        @inject('@context') readonly value: unknown,
        @inject.context() readonly context: unknown,
        @inject('?a') readonly odd: unknown,
        @inject('a', {optional: true}) readonly a: unknown,
      ) {}
    }
    const context = new Context('app');
    context.bind('@context').to(1);
    context.bind('?a').to(2);
    context.bind('mixed').toClass(Mixed);

    expect(context.getSync('mixed')).toEqual({value: 1, context, odd: 2, a: undefined});
  });
});

class User {
  constructor(@inject('value') readonly value: unknown) {}
}

class TwiceUser {
  constructor(
    @inject('value') readonly value: unknown,
    @inject('value') readonly again: unknown,
  ) {}
}

class OuterUser {
  constructor(@inject('user') readonly user: unknown) {}
}

function givenContextWithUser(): Context {
  const context = new Context('app');
  context.bind('value').to('of the context');
  context.bind('user').toClass(User);
  return context;
}
