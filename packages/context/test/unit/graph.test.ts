import {describe, expect, it} from '@jest/globals';

import {BindingScope} from '../../src/binding-scope.js';
import {Context} from '../../src/context.js';
import {inject} from '../../src/inject.js';
import {walk} from '../../src/graph.js';

import type {Constructor} from '../../src/class.js';
import type {PlannedContext} from '../../src/planner.js';

describe('walk', () => {
  it('lists all that is needed, directly and through others, and makes nothing', () => {
    const context = new Context('app');
    context.bind('user').toDynamicValue(() => expect(true).toBe(false));
    context.bind('service').toClass(needing('user#name'));
    context.bind('controller').toClass(needing('service'));

    const needs = walk<PlannedContext>(context.getBinding('controller'), context);

    expect(needs.map(({injection}) => injection.address)).toEqual(['service', 'user#name']);
  });

  it("looks from the keeper of a value: a singleton's needs from its owner", () => {
    const app = new Context('app');
    const server = new Context(app, 'server');
    app.bind('single').toClass(needing('value')).inScope(BindingScope.SINGLETON);
    app.bind('value').to('of the app');
    server.bind('value').to('of the server');
    server.bind('user').toClass(needing('single', 'value'));

    const needs = walk<PlannedContext>(server.getBinding('user'), server);

    expect(needs.map(({found}) => found?.owner.name)).toEqual(['app', 'app', 'server']);
  });

  it('tells of what cannot be made on which way it is needed', () => {
    const context = new Context('app');
    class Undecorated {
      constructor(readonly what: unknown) {}
    }
    context.bind('a').toClass(needing('b'));
    context.bind('b').toClass(needing('undecorated'));
    context.bind('c').toClass(needing('empty'));
    context.bind('undecorated').toClass(Undecorated);
    context.bind('empty');

    expect(() => context.getSync('a')).toThrow(
      "The argument 'Undecorated.constructor[0]' is not decorated for dependency injection. Apply @inject() to it, " +
        'or give the class no arguments of its own. ' +
        'It is needed on the way a --> @Needing.constructor[0] --> b --> @Needing.constructor[0] --> undecorated.',
    );
    expect(() => context.getSync('c')).toThrow('It is needed on the way c --> @Needing.constructor[0] --> empty.');
    expect(() => context.getSync('undecorated')).toThrow(/of its own\.$/);
  });

  it('visits what is needed twice once', () => {
    const context = new Context('app');
    context.bind('leaf').toClass(needing());
    context.bind('left').toClass(needing('leaf'));
    context.bind('right').toClass(needing('leaf'));
    context.bind('root').toClass(needing('left', 'right', 'left'));

    const needs = walk<PlannedContext>(context.getBinding('root'), context);

    expect(needs.map(({injection}) => injection.address)).toEqual(['left', 'leaf', 'right', 'leaf', 'left']);
  });

  it('takes one binding in two contexts for no circle', () => {
    const app = new Context('app');
    const server = new Context(app, 'server');
    app.bind('x').toClass(needing('inner'));
    app.bind('inner').to('the end');
    app.bind('single').toClass(needing('x')).inScope(BindingScope.SINGLETON);
    server.bind('inner').toClass(needing('single'));

    const needs = walk<PlannedContext>(server.getBinding('x'), server);

    expect(needs.map(({injection}) => injection.address)).toEqual(['inner', 'single', 'x', 'inner']);
  });
});

function needing(...addresses: string[]): Constructor {
  const type = class Needing {};
  addresses.forEach((address, index) => inject(address)(type, undefined, index));
  return type;
}
