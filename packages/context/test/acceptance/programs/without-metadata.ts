import {BindingScope, Context, config, inject, injectable, intercept, invokeMethod} from '@rondojs/context';

import type {Getter, Interceptor} from '@rondojs/context';

const loud: Interceptor = (_, next) => `${String(next())}!`;

@injectable({scope: BindingScope.SINGLETON})
class Greeter {
  @inject('mark') readonly mark!: string;

  constructor(
    @inject('user') private readonly user: string,
    @inject.getter('title') private readonly getTitle: Getter<string>,
    @config('word') private readonly word = 'Hello',
  ) {}

  @intercept(loud, 'interceptors.twice')
  greet(name: string, @inject('day') day: string): string {
    return `${this.word} ${name} from ${this.user} on ${day}${this.mark}`;
  }

  async title(): Promise<string> {
    return this.getTitle();
  }
}

class Listed {
  static readonly inject = ['user', inject.tag('word')];
  constructor(
    readonly user: string,
    readonly words: readonly string[],
  ) {}
}

const context = new Context('app');
const values = {user: 'Ada', mark: '.', title: 'Dr', day: 'Monday'};
for (const [key, value] of Object.entries(values)) context.bind(key).to(value);
context.bind('hey').to('Hey').tag('word');
context.bind('interceptors.twice').to(((_, next) => `${String(next())}${String(next())}`) satisfies Interceptor);
context.bind('greeter').toInjectable(Greeter);
context.configure('greeter').to({word: 'Moin'});
context.bind('listed').toClass(Listed);

const greeter = context.getSync<Greeter>('greeter');
console.log(
  JSON.stringify({
    metadata: Reflect.getMetadataKeys(Greeter).filter(key => String(key).startsWith('design:')),
    faults: context.check(),
    scope: context.getBinding('greeter').scope,
    greeting: invokeMethod(greeter, 'greet', context, ['Grace']),
    title: await greeter.title(),
    listed: context.getSync('listed'),
  }),
);
