import {describe, expect, it} from '@jest/globals';

import {
  Binding,
  BindingCreationPolicy,
  BindingScope,
  Context,
  ContextView,
  compareBindingsByTag,
  filterByTag,
  inject,
} from '@rondojs/context';

import type {Constructor, Getter, Setter} from '@rondojs/context';

describe('a filter', () => {
  it('injects the values of all bindings that it accepts, in their order', () => {
    const context = givenGreeters();

    const {byTag, sorted} = given(context, Choir);

    expect(byTag).toEqual(['Hello', 'Moin']);
    expect(sorted).toEqual(['Moin', 'Hello']);
  });

  it('injects an empty list where it accepts nothing', () => {
    const {byTag} = given(new Context('app'), Choir);

    expect(byTag).toEqual([]);
  });

  it('injects what is bound and tagged by now', () => {
    const context = givenGreeters();
    given(context, Choir);

    context.bind('spanish').to('Hola').tag({greeter: 3});

    expect(context.getSync<Choir>('made').byTag).toEqual(['Hello', 'Moin', 'Hola']);
  });

  it('injects what a request binds into what is made for the request', () => {
    const context = givenGreeters();
    given(context, Choir);
    const request = new Context(context, 'request', BindingScope.REQUEST);
    request.bind('spanish').to('Hola').tag({greeter: 3});

    expect(request.getSync<Choir>('made').byTag).toEqual(['Hola', 'Hello', 'Moin']);
  });

  it('waits for values that are not there yet, and hands on their failure', async () => {
    const context = givenGreeters();
    context.bind('late').toDynamicValue(async () => 'Hola').tag('greeter');
    context.bind('made').toClass(Choir);
    const choir = await context.get<Choir>('made');

    context.bind('late').toDynamicValue(async () => Promise.reject(new Error('hoarse'))).tag('greeter');

    expect(choir.byTag).toEqual(['Hello', 'Moin', 'Hola']);
    await expect(context.get('made')).rejects.toThrow('hoarse');
  });

  it('that accepts the one who asks is a circle', () => {
    const context = givenGreeters();
    context.bind('made').toClass(Choir).tag('greeter');

    expect(() => context.getSync('made')).toThrow(
      'Circular dependency detected: made --> @Choir.constructor[0] --> made',
    );
  });

  it('given to a getter, gives the values of the moment', async () => {
    const context = givenGreeters();
    const {getGreetings} = given(context, Lister);
    const before = await getGreetings();

    context.unbind('german');

    expect([before, await getGreetings()]).toEqual([['Hello', 'Moin'], ['Hello']]);
  });
});

describe('@inject.tag', () => {
  it('injects the values of all bindings with a tag', () => {
    const {named, matched} = given(givenGreeters(), Tagged);

    expect([named, matched]).toEqual([['Hello', 'Moin'], ['Hello', 'Moin']]);
  });
});

describe('@inject.setter', () => {
  it('binds its key, and keeps the tags of a binding that is there', () => {
    const context = new Context('app');
    const {setUser} = given(context, Login);
    context.bind('user').tag('kept');

    setUser('Ada');

    expect(context.getSync('user')).toBe('Ada');
    expect(context.getBinding('user').tagNames).toEqual(['kept']);
  });

  it('binds anew if told so', () => {
    const context = new Context('app');
    const {replaceUser} = given(context, Login);
    context.bind('user').tag('old');

    replaceUser('Ada');

    expect(context.getSync('user')).toBe('Ada');
    expect(context.getBinding('user').tagNames).toEqual([]);
  });

  it('fails where nothing is bound, if told so', () => {
    const {changeUser} = given(new Context('app'), Login);

    expect(() => changeUser('Ada')).toThrow("The key 'user' is not bound to any value in context app");
  });

  it('of what its owner keeps, binds where the owner is', () => {
    const context = new Context('app');
    context.bind('made').toClass(Login).inScope(BindingScope.SINGLETON);
    const request = new Context(context, 'request', BindingScope.REQUEST);

    request.getSync<Login>('made').setUser('Ada');

    expect(context.contains('user')).toBe(true);
  });
});

describe('@inject.binding', () => {
  it('injects the binding of a key, and that of the one who asks', () => {
    const context = new Context('app');
    context.bind('user').to('Ada');

    const {user, own} = given(context, Knowing);

    expect(user).toBe(context.getBinding('user'));
    expect(own).toBe(context.getBinding('made'));
  });

  it('injects each binding of a class its own', () => {
    const context = new Context('app');
    for (const key of ['one', 'two']) context.bind(key).toClass(Knowing);

    const keys = ['one', 'two', 'one'].map(key => context.getSync<Knowing>(key).own.key);

    expect(keys).toEqual(['one', 'two', 'one']);
  });

  it('leaves nothing behind in the container, whatever requests bind', () => {
    const context = new Context('app');
    const sizes = ['first', 'second', 'third'].map(name => {
      const request = new Context(context, name, BindingScope.REQUEST);
      request.bind(name).toClass(Knowing);
      request.getSync(name);
      return context.inspect().containerSize;
    });

    expect(new Set(sizes).size).toBe(1);
  });
});

describe('@inject.view', () => {
  it('injects a view, which sees what is bound later', async () => {
    const context = givenGreeters();
    const {view} = given(context, Watcher);
    const before = await view.values();

    context.bind('spanish').to('Hola').tag('greeter');

    expect([before, await view.values()]).toEqual([['Moin', 'Hello'], ['Hola', 'Moin', 'Hello']]);
  });
});

describe('what the compiler knows of a type', () => {
  it.each([
    ['(String) is not Array', inject(() => true), String],
    ['(String) is not Array', inject.tag('x'), String],
    ['(String) is not Getter function', inject.getter('x'), String],
    ['(Number) is not Setter function', inject.setter('x'), Number],
    ['(Context) is not Binding', inject.binding('x'), Context],
    ['(Array) is not ContextView', inject.view(() => true), Array],
  ])('is compared with what is injected: %s', (message, decorate, type) => {
    class Store {}
    Reflect.defineMetadata('design:type', type, Store.prototype, 'foo');
    Reflect.defineMetadata('design:paramtypes', [type], Store);
    class Other {}
    Reflect.defineMetadata('design:paramtypes', [type], Other);

    decorate(Store.prototype, 'foo');
    decorate(Other, undefined, 0);

    expect(() => given(new Context('app'), Store)).toThrow(`The type of Store.prototype.foo ${message}.`);
    expect(() => given(new Context('app'), Other)).toThrow(`The type of Other.constructor[0] ${message}.`);
  });

  it.each([
    ['an interface', Object],
    ['a class that is imported as a type alone', Function],
  ])('says nothing where it is %s', (_, type) => {
    class Store {
      found: unknown;
    }
    Reflect.defineMetadata('design:type', type, Store.prototype, 'found');
    inject(filterByTag('x'))(Store.prototype, 'found');

    expect(given(new Context('app'), Store).found).toEqual([]);
  });
});

describe('a decorator refuses', () => {
  it('a comparator without a filter', () => {
    expect(() => inject('x', {bindingComparator: () => 0})).toThrow(
      'Binding comparator is only allowed with a binding filter.',
    );
  });

  it('an empty key for a setter', () => {
    expect(() => inject.setter('')).toThrow('Binding key is not set for @inject.setter.');
  });
});

const isGreeter = filterByTag('greeter');
const bindingComparator = compareBindingsByTag('greeter', [2, 1]);

class Choir {
  @inject(isGreeter, {bindingComparator}) readonly sorted!: string[];
  constructor(@inject(isGreeter) readonly byTag: string[]) {}
}

class Lister {
  constructor(@inject.getter(isGreeter) readonly getGreetings: Getter<string[]>) {}
}

class Tagged {
  constructor(
    @inject.tag('greeter') readonly named: string[],
    @inject.tag(/^greet/) readonly matched: string[],
  ) {}
}

class Login {
  @inject.setter('user') readonly setUser!: Setter<string>;
  @inject.setter('user', {bindingCreation: BindingCreationPolicy.ALWAYS_CREATE})
  readonly replaceUser!: Setter<string>;
  @inject.setter('user', {bindingCreation: BindingCreationPolicy.NEVER_CREATE})
  readonly changeUser!: Setter<string>;
}

class Knowing {
  @inject.binding('user') readonly user!: Binding;
  constructor(@inject.binding() readonly own: Binding) {}
}

class Watcher {
  constructor(@inject.view(isGreeter, {bindingComparator}) readonly view: ContextView<string>) {}
}

function given<T>(context: Context, type: Constructor<T>): T {
  context.bind('made').toClass(type);
  return context.getSync<T>('made');
}

function givenGreeters(): Context {
  const context = new Context('app');
  context.bind('english').to('Hello').tag({greeter: 1});
  context.bind('german').to('Moin').tag({greeter: 2});
  return context;
}
