import {describe, expect, it} from '@jest/globals';

import {BindingScope} from '../../src/binding-scope.js';
import {Context} from '../../src/context.js';
import {inject} from '../../src/inject.js';
import {isAnswered, isMadePerRequest, walk} from '../../src/graph.js';

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

describe('isAnswered', () => {
  it('follows aliases to their end', () => {
    const context = new Context('app');
    context.bind('a').toAlias('b#part');
    context.bind('b').toAlias('c');
    const before = isAnswered<PlannedContext>('a', context);

    context.bind('c').to(1);

    expect([before, isAnswered<PlannedContext>('a', context)]).toEqual([false, true]);
  });

  it('takes an alias of a hidden key for no circle', () => {
    const app = new Context('app');
    const server = new Context(app, 'server');
    app.bind('a').to(1);
    app.bind('single').toAlias('a').inScope(BindingScope.SINGLETON);
    server.bind('a').toAlias('single');

    expect(isAnswered<PlannedContext>('a', server)).toBe(true);
    expect(server.getSync('a')).toBe(1);
  });
});

describe('isMadePerRequest', () => {
  it.each([
    [BindingScope.TRANSIENT, false],
    [BindingScope.SINGLETON, false],
    [BindingScope.APPLICATION, false],
    [BindingScope.SERVER, false],
    [BindingScope.CONTEXT, true],
    [BindingScope.REQUEST, true],
  ])('knows it by the scope %s', (scope, expected) => {
    const context = new Context('app');
    const binding = context.bind('a').toClass(needing()).inScope(scope);

    expect(isMadePerRequest<PlannedContext>(binding, context)).toBe(expected);
  });

  it.each([
    ['the context', inject.context(), true],
    ['a getter', inject.getter('constant'), true],
    ['a key that only a request binds', inject('user'), true],
    ['an optional key that a request may bind', inject('user', {optional: true}), true],
    ['a value of the request', inject('ofRequest'), true],
    ['an alias of it', inject('alias'), true],
    ['a constant', inject('constant'), false],
    ['a singleton that needs a value of the request', inject('single'), false],
  ])('knows it by what is needed: %s', (_, decorator, expected) => {
    const context = new Context('app');
    context.bind('constant').to(1);
    context.bind('ofRequest').toClass(needing()).inScope(BindingScope.REQUEST);
    context.bind('alias').toAlias('ofRequest#part');
    context.bind('single').toClass(needing('ofRequest')).inScope(BindingScope.SINGLETON);
    const inner = class {};
    decorator(inner, undefined, 0);
    context.bind('inner').toClass(inner);
    context.bind('outer').toClass(needing('constant', 'inner'));

    expect(context.isOfRequest('outer')).toBe(expected);
  });

  it('ends in a circle', () => {
    const context = new Context('app');
    context.bind('a').toClass(needing('b'));
    context.bind('b').toClass(needing('a'));

    expect(context.isOfRequest('a')).toBe(false);
  });
});

function needing(...addresses: string[]): Constructor {
  const type = class Needing {};
  addresses.forEach((address, index) => inject(address)(type, undefined, index));
  return type;
}
