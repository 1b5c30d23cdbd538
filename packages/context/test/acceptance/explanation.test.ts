import {describe, expect, it} from '@jest/globals';
import {BindingScope, Context, inject, intercept} from '@rondojs/context';

class Store {
  constructor(@inject('url', {optional: true}) readonly url: string) {}
}

class TodoController {
  constructor(
    @inject('todo.store') readonly store: Store,
    @inject('nobody#name') readonly nobody: unknown,
  ) {}
}

class NoteController {
  @intercept('interceptors.log')
  create(@inject('clock') clock: unknown) {
    return clock;
  }
}

describe('explain', () => {
  it('tells who bound a key, where, what it needs and who needs it', () => {
    const {server} = givenContexts();

    const explanation = server.explain('todo.store');

    expect(explanation.node).toMatchObject({owner: 'server', scope: 'Singleton', source: 'class Store'});
    expect(explanation.needs.map(({to}) => to)).toEqual(['url']);
    expect(explanation.neededBy.map(({from}) => from)).toEqual(['controllers.Todo']);
    expect(String(explanation).replace(/at \S*explanation\.test\.ts:\d+/, 'at PLACE')).toBe(
      `todo.store: class Store, scope Singleton
  bound in server, at PLACE
  hides the one in app
  needs url for Store.constructor[0], if there
  is needed by controllers.Todo for TodoController.constructor[0]`,
    );
  });

  it('tells of a key that nobody has bound who needs it', () => {
    const {server} = givenContexts();

    const explanation = server.explain('nobody');

    expect(String(explanation)).toBe(
      `nobody is not bound to any value.
  is needed by controllers.Todo for TodoController.constructor[1]`,
    );
  });

  it('tells what the methods of a class need', () => {
    const context = new Context('app');
    context.bind('controllers.Note').toClass(NoteController);

    expect(String(context.explain('clock'))).toBe(
      `clock is not bound to any value.
  is needed by controllers.Note for NoteController.prototype.create[0]`,
    );
    expect(context.graph().edges.map(({to, member}) => [to, member])).toEqual([
      ['interceptors.log', 'NoteController.prototype.create'],
      ['clock', 'NoteController.prototype.create[0]'],
    ]);
  });

  it.each([
    [(context: Context) => context.bind('x').to(1), 'x: constant, scope Transient'],
    [(context: Context) => context.bind('x').toDynamicValue(() => 1), 'x: dynamic value, scope Transient'],
    [(context: Context) => context.bind('x').toAlias('y#z'), 'x: alias of y#z, scope Transient'],
    [(context: Context) => context.bind('x'), 'x: no value yet, scope Transient'],
  ])('names the source of a binding', (bindIn, expected) => {
    const context = new Context('app');
    bindIn(context);

    const [first] = String(context.explain('x')).split('\n');

    expect(first).toBe(expected);
  });

  it('remembers no places in production', () => {
    const {NODE_ENV} = process.env;
    process.env.NODE_ENV = 'production';
    const {app} = givenContexts();
    process.env.NODE_ENV = NODE_ENV;

    const explanation = app.explain('controllers.Todo');

    expect(explanation.node?.boundAt).toBeUndefined();
  });
});

describe('the graph', () => {
  it('has all bindings that a context sees, and what of them needs what', () => {
    const {server} = givenContexts();

    const {nodes, edges} = server.graph();

    expect(nodes.map(({key, owner}) => `${owner}/${key}`)).toEqual([
      'server/todo.store',
      'app/controllers.Todo',
    ]);
    expect(edges.map(({from, to}) => `${from} > ${to}`)).toEqual([
      'todo.store > url',
      'controllers.Todo > todo.store',
      'controllers.Todo > nobody',
    ]);
  });

  it('can be drawn by Mermaid and by Graphviz', () => {
    const {server} = givenContexts();

    const graph = server.graph();

    expect(graph.toMermaid()).toBe(
      `graph LR
  n0["todo.store"]
  n1["controllers.Todo"]
  n2["url"]
  n3["nobody"]
  n0 -.-> n2
  n1 --> n0
  n1 --> n3`,
    );
    expect(graph.toDot()).toBe(
      `digraph {
  "todo.store";
  "controllers.Todo";
  "url";
  "nobody";
  "todo.store" -> "url" [style=dashed];
  "controllers.Todo" -> "todo.store";
  "controllers.Todo" -> "nobody";
}`,
    );
  });
});

function givenContexts() {
  const app = new Context('app');
  app.bind('todo.store').to('the one of the application');
  app.bind('controllers.Todo').toClass(TodoController);
  const server = new Context(app, 'server', BindingScope.SERVER);
  server.bind('todo.store').toClass(Store).inScope(BindingScope.SINGLETON);
  return {app, server};
}
