import {describe, expect, it} from '@jest/globals';

import {BindingScope} from '../../src/binding-scope.js';
import {Context} from '../../src/context.js';
import {isAnswered} from '../../src/answer.js';

import type {PlannedContext} from '../../src/planner.js';

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
