import {readFileSync} from 'node:fs';
import {join} from 'node:path';

import {describe, expect, it} from '@jest/globals';

import {
  Context,
  config,
  filterByTag,
  inject,
  injectable,
  intercept,
  invokeMethod,
  whenReady,
} from '@rondojs/context';

import type {
  Binding,
  BindingAddress,
  Constructor,
  ContextView,
  InjectDecorator,
  ValueOrPromise,
} from '@rondojs/context';

type Entry = BindingAddress | InjectDecorator;
type Read = (injected: unknown, context: Context) => unknown;

const isWord = filterByTag('word');
const itself: Read = injected => injected;
const called: Read = injected => (injected as () => unknown)();

/** Each kind of injection, as it is written in the README, and what it gives. */
const KINDS: readonly [text: string, entry: Entry, read: Read, expected: unknown][] = [
  ["'user'", 'user', itself, 'Ada'],
  ["'config#http.port'", 'config#http.port', itself, 80],
  ["inject('nobody', {optional: true})", inject('nobody', {optional: true}), itself, undefined],
  ["inject('user', {asProxyWithInterceptors: true})", inject('user', {asProxyWithInterceptors: true}), itself, 'Ada'],
  ['inject(filter)', inject(isWord), itself, ['Hey', 'Moin']],
  ["inject.tag('word')", inject.tag('word'), itself, ['Hey', 'Moin']],
  ["inject.getter('user')", inject.getter('user'), called, 'Ada'],
  ["inject.setter('day')", inject.setter('day'), setsDay, 'Monday'],
  ["inject.binding('user')", inject.binding('user'), injected => (injected as Binding).key, 'user'],
  ['inject.view(filter)', inject.view(isWord), injected => (injected as ContextView).values(), ['Hey', 'Moin']],
  ['inject.context()', inject.context(), (injected, context) => injected === context, true],
  ["config({fromBinding: 'made'})", config({fromBinding: 'made'}), itself, {word: 'Hey'}],
  ["config.getter({fromBinding: 'made'})", config.getter({fromBinding: 'made'}), called, {word: 'Hey'}],
  ["config.view({fromBinding: 'made'})", config.view({fromBinding: 'made'}), singleValue, {word: 'Hey'}],
];

const README = readFileSync(join('packages', 'context', 'README.md'), 'utf8');

describe.each(KINDS)('without decorators, %s', (text, entry, read, expected) => {
  it('is injected into a constructor by its list', async () => {
    class Listed {
      static readonly inject = [entry];
      constructor(readonly injected: unknown) {}
    }

    expect(await given(Listed, ({injected}, context) => read(injected, context))).toEqual(expected);
  });

  it('is injected into a function by its list', async () => {
    const context = givenContext();
    context.bind('made').toFunction((injected: unknown) => ({injected}), [entry]);

    const {injected} = await context.get<{injected: unknown}>('made');

    expect(await read(injected, context)).toEqual(expected);
  });

  it('is injected into a property by a call', async () => {
    class Plain {
      declare injected: unknown;
    }
    decorate(entry)(Plain.prototype, 'injected');

    expect(await given(Plain, ({injected}, context) => read(injected, context))).toEqual(expected);
  });

  it("is injected into a method's parameter by a call", async () => {
    class Plain {
      run(given: string, injected: unknown) {
        return [given, injected];
      }
    }
    decorate(entry)(Plain.prototype, 'run', 1);

    const run = async (plain: Plain, context: Context) => {
      const [given, injected] = (await invokeMethod(plain, 'run', context, ['given'])) as [string, unknown];
      return [given, await read(injected, context)];
    };
    expect(await given(Plain, run)).toEqual(['given', expected]);
  });

  it('is in the README', () => {
    expect(README).toContain(`\`${text}\``);
  });
});

describe('without decorators', () => {
  it('the binding and the configuration of the one who asks are injected by a list', () => {
    class Own {
      static readonly inject = [inject.binding(), config('word')];
      constructor(
        readonly binding: Binding,
        readonly word: string,
      ) {}
    }

    expect(given(Own, ({binding, word}) => [binding.key, word])).toEqual(['made', 'Hey']);
  });

  it('a class says by calls how it wants to be bound, and what intercepts it', () => {
    class Store {
      find(id: number): unknown {
        return id;
      }
    }
    injectable({tags: 'store'})(Store);
    intercept((_, next) => [next()])(Store.prototype, 'find', {value: Store.prototype.find});

    const context = new Context('app');
    const binding = context.bind('store').toInjectable(Store);

    expect(binding.tagNames).toEqual(['store']);
    expect(invokeMethod(context.getSync<Store>('store'), 'find', context, [7])).toEqual([7]);
  });
});

/** An entry of a list may be a key alone. */
function decorate(entry: Entry): InjectDecorator {
  return typeof entry === 'function' ? entry : inject(entry);
}

function setsDay(injected: unknown, context: Context): unknown {
  (injected as (day: string) => void)('Monday');
  return context.getSync('day');
}

async function singleValue(injected: unknown): Promise<unknown> {
  return (injected as ContextView).singleValue();
}

function given<T, R>(type: Constructor<T>, use: (made: T, context: Context) => ValueOrPromise<R>): ValueOrPromise<R> {
  const context = givenContext();
  context.bind('made').toClass(type);
  return whenReady(context.getValueOrPromise<T>('made'), made => use(made, context));
}

function givenContext(): Context {
  const context = new Context('app');
  context.bind('user').to('Ada');
  context.bind('config').to({http: {port: 80}});
  context.bind('hey').to('Hey').tag('word');
  context.bind('moin').to('Moin').tag('word');
  context.configure('made').to({word: 'Hey'});
  return context;
}
