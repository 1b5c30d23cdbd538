import {describe, expect, it} from '@jest/globals';

import {BindingScope} from '../../src/binding-scope.js';
import {Context} from '../../src/context.js';
import {intercept} from '../../src/intercept.js';
import {interceptorsFor} from '../../src/interceptors.js';
import {registerInterceptor} from '../../src/register-interceptor.js';

import type {Interceptor} from '../../src/invocation-context.js';

const log: Interceptor = (_, next) => next();

describe('interceptorsFor', () => {
  it('gives one and the same frozen, empty list for whatever has no interceptors', () => {
    const app = new Context('app');
    const request = new Context(app, 'request', BindingScope.REQUEST);

    const lists = [
      interceptorsFor(app, Plain.prototype, 'run'),
      interceptorsFor(request, new Plain(), 'run'),
      interceptorsFor(request, Plain, 'open', {type: 'route'}),
      interceptorsFor(request, {run: () => 1}, 'run'),
    ];

    expect(new Set(lists).size).toBe(1);
    expect(lists[0]).toEqual([]);
    expect(Object.isFrozen(lists[0])).toBe(true);
  });

  it('gives the very same list until a binding changes', () => {
    const app = new Context('app');
    registerInterceptor(app, log, {global: true});
    const list = interceptorsFor(app, Todo.prototype, 'find');

    const again = interceptorsFor(new Context(app, 'request', BindingScope.REQUEST), new Todo(), 'find');
    app.bind('something').to(1);
    const later = interceptorsFor(app, Todo.prototype, 'find');

    expect(again).toBe(list);
    expect(later).not.toBe(list);
    expect(later).toEqual(['globalInterceptors.log', 'declared']);
  });

  it('sees global interceptors come and go, also those that only change their tags', () => {
    const app = new Context('app');
    const server = new Context(app, 'server', BindingScope.SERVER);
    const request = new Context(server, 'request', BindingScope.REQUEST);
    const counts = [interceptorsFor(request, Plain.prototype, 'run').length];

    const binding = app.bind('late').to(log);
    counts.push(interceptorsFor(request, Plain.prototype, 'run').length);
    binding.tag('globalInterceptor');
    counts.push(interceptorsFor(request, Plain.prototype, 'run').length);
    app.unbind('late');
    counts.push(interceptorsFor(request, Plain.prototype, 'run').length);

    expect(counts).toEqual([0, 0, 1, 0]);
  });

  it('gives a request its own global interceptors, and no other request', () => {
    const app = new Context('app');
    const request = new Context(app, 'request', BindingScope.REQUEST);
    registerInterceptor(request, log, {global: true});

    const lists = [request, new Context(app, 'other', BindingScope.REQUEST), app].map(context =>
      interceptorsFor(context, Todo.prototype, 'find'),
    );

    expect(lists).toEqual([['globalInterceptors.log', 'declared'], ['declared'], ['declared']]);
  });
});

class Plain {}

class Todo {
  @intercept('declared')
  find() {}
}
