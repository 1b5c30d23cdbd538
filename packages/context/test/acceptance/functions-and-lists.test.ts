import {describe, expect, it} from '@jest/globals';

import {BindingKey, BindingScope, Context, config, inject, injectable} from '@rondojs/context';

import type {Getter} from '@rondojs/context';

describe('a class with a list of what it has injected', () => {
  it('is made without decorators', async () => {
    const context = givenContext();
    context.bind('listed').toClass(Listed);

    const {user, title, getUser} = context.getSync<Listed>('listed');

    expect([user, title, await getUser()]).toEqual(['Ada', 'Dr', 'Ada']);
  });

  it('hands the list on to a subclass without a constructor, and to no other', () => {
    const context = givenContext();
    context.bind('heir').toClass(class Heir extends Listed {});
    context.bind('other').toClass(class Other extends Listed {
      constructor(readonly more: string) {
        super(more);
      }
    });

    expect(context.getSync<Listed>('heir').user).toBe('Ada');
    expect(() => context.getSync('other')).toThrow("The argument 'Other.constructor[0]' is not decorated");
  });

  it('names its arguments in messages', () => {
    const context = new Context('app');
    context.bind('listed').toClass(Listed);

    expect(() => context.getSync('listed')).toThrow('on the way listed --> @Listed.constructor[0]');
  });

  it('refuses what says nothing', () => {
    const context = new Context('app');
    context.bind('wrong').toClass(class Wrong {
      static inject = [() => {}];
    });

    expect(() => context.getSync('wrong')).toThrow(
      'Entry 0 of the list of Wrong.constructor is neither a key nor an injection.',
    );
  });
});

describe('toFunction', () => {
  it('binds to what a function makes of what it has injected', async () => {
    const context = givenContext();
    context.bind('greeting').toFunction((user: string, title?: string) => `${title ?? ''} ${user}`, [
      BindingKey.create<string>('user'),
      inject('title', {optional: true}),
    ]);
    context.bind('asked').toClass(Asker);

    expect(context.getSync('greeting')).toBe(' Ada');
    expect(context.getSync<Asker>('asked').greeting).toBe(' Ada');
  });

  it('waits for what is not there yet', async () => {
    const context = givenContext();
    context.bind('user').toDynamicValue(async () => 'Grace');
    context.bind('greeting').toFunction(async (user: string) => `Hello ${user}`, ['user']);

    expect(await context.get('greeting')).toBe('Hello Grace');
  });

  it('names the function and its arguments in messages', () => {
    const context = new Context('app');
    context.bind('greeting').toFunction(greet, ['user']);
    context.bind('half').toFunction(greet);

    expect(() => context.getSync('greeting')).toThrow('on the way greeting --> @greet[0]');
    expect(() => context.getSync('half')).toThrow("The argument 'greet[0]' is not decorated for dependency injection.");
  });

  it('has its configuration injected like any class', () => {
    const context = givenContext();
    context.bind('greeting').toFunction((word: string) => `${word}!`, [config('word')]);
    context.configure('greeting').to({word: 'Moin'});

    expect(context.getSync('greeting')).toBe('Moin!');
  });

  it('may fail at once while something else is on its way, and ends no process', async () => {
    const context = givenContext();
    context.bind('late').toDynamicValue(async () => Promise.reject(new Error('late')));
    context.bind('broken').toDynamicValue(() => {
      throw new Error('broken');
    });
    context.bind('both').toFunction((...both: unknown[]) => both, ['late', 'broken']);

    expect(() => context.getSync('both')).toThrow('broken');
    await new Promise(resolve => setImmediate(resolve));
  });
});

describe('a class with a static value', () => {
  it('makes a dynamic value of what its parameters have injected', async () => {
    const context = givenContext();
    context.bind('greeting').toDynamicValue(Greeting);
    context.bind('asked').toClass(Asker);

    expect(context.getSync('greeting')).toBe('Hello Ada');
    expect(context.getSync<Asker>('asked').greeting).toBe('Hello Ada');
  });

  it('may have its configuration injected', () => {
    const context = givenContext();
    context.bind('greeting').toDynamicValue(Configured);
    context.configure('greeting').to({word: 'Moin'});

    expect(context.getSync('greeting')).toBe('Moin');
  });
});

describe('toInjectable', () => {
  it('binds a class for what it is, as @injectable says', () => {
    const context = givenContext();
    const binding = context.bind('made').toInjectable(MadeProvider);

    expect(context.getSync('made')).toBe('made');
    expect([binding.scope, binding.tagNames]).toEqual([BindingScope.SINGLETON, ['kind']]);
    expect(context.bind('static').toInjectable(Greeting).type).toBe('dynamicValueProvider');
    expect(context.bind('class').toInjectable(Listed).type).toBe('class');
  });
});

describe('refresh', () => {
  it.each([BindingScope.SINGLETON, BindingScope.CONTEXT])('has a value of scope %s made again', scope => {
    const context = new Context('app');
    const child = new Context(context, 'child');
    let made = 0;
    const binding = context.bind('counter').toDynamicValue(() => ++made).inScope(scope);
    const before = [child.getSync('counter'), child.getSync('counter')];

    binding.refresh(child);

    expect([...before, child.getSync('counter')]).toEqual([1, 1, 2]);
  });

  it('does nothing in a context that does not see the binding', () => {
    const context = new Context('app');
    let made = 0;
    const binding = context.bind('counter').toDynamicValue(() => ++made).inScope(BindingScope.SINGLETON);
    context.getSync('counter');

    binding.refresh(new Context('other'));

    expect(context.getSync('counter')).toBe(1);
  });
});

class Listed {
  static readonly inject = ['user', inject('title', {optional: true}), inject.getter('user')];
  constructor(
    readonly user: string,
    readonly title = 'Dr',
    readonly getUser: Getter<string> = async () => '',
  ) {}
}

class Asker {
  constructor(@inject('greeting') readonly greeting: string) {}
}

class Greeting {
  static value(@inject('user') user: string): string {
    return `Hello ${user}`;
  }
}

class Configured {
  static value(@config('word') word: string): string {
    return word;
  }
}

@injectable({scope: BindingScope.SINGLETON, tags: 'kind'})
class MadeProvider {
  value(): string {
    return 'made';
  }
}

function greet(user: string): string {
  return user;
}

function givenContext(): Context {
  const context = new Context('app');
  context.bind('user').to('Ada');
  return context;
}
