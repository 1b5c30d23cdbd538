import {describe, expect, it} from '@jest/globals';

import {BindingScope} from '../../src/binding-scope.js';
import {Context} from '../../src/context.js';
import {inject} from '../../src/inject.js';
import {isMadePerRequest} from '../../src/per-request.js';

import type {Constructor} from '../../src/class.js';
import type {PlannedContext} from '../../src/planner.js';

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
