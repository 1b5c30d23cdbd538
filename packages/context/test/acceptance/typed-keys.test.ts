import {describe, expect, it} from '@jest/globals';

import {BindingKey, Context, bind, inject} from '@rondojs/context';

import type {Provider} from '@rondojs/context';

interface Config {
  readonly port: number;
}

const CONFIG = BindingKey.create<Config>('app.config');
const PORT = CONFIG.deepProperty<number>('port');

/** `npx tsc -b packages/context/test` proves the lines that expect an error. */
describe('a typed key', () => {
  it('tells the type of what is got', async () => {
    const context = new Context('app');
    context.bind(CONFIG).to({port: 3000});

    const config: Config = context.getSync(CONFIG);
    const port: number = await context.get(PORT);
    // @ts-expect-error a part is not the whole
    const wrong: Config = context.getSync(PORT);
    // @ts-expect-error what is optional may be undefined
    const sure: number = context.getSync(PORT, {optional: true});

    expect([config.port, port, wrong, sure]).toEqual([3000, 3000, 3000, 3000]);
  });

  it('tells the type of what is bound', () => {
    const context = new Context('app');

    context.bind(CONFIG).toDynamicValue(() => ({port: 1}));
    // @ts-expect-error a number is no config
    context.bind(CONFIG).to(1);
    // @ts-expect-error nor is what has another type of port
    context.bind(CONFIG).toDynamicValue(() => ({port: 'high'}));
    // @ts-expect-error nor is a class without a port
    context.bind(CONFIG).toClass(Empty);
    // @ts-expect-error nor does this provider make one
    context.bind(CONFIG).toProvider(TextProvider);
    // @ts-expect-error nor is the key of a number one of a config
    context.bind(CONFIG).toAlias(PORT);

    expect(context.contains(CONFIG)).toBe(true);
  });

  it('holds for bindings that are made apart', () => {
    // @ts-expect-error a text is no config
    const binding = bind(CONFIG).to('text');

    expect(new Context('app').add(binding).getBinding(CONFIG)).toBe(binding);
  });

  it('differs from a key of another type', () => {
    // @ts-expect-error a key of a number is no key of a text
    const key: BindingKey<string> = BindingKey.create<number>('n');

    expect(String(key)).toBe('n');
  });

  it('is injected only where a value of its type fits', () => {
    const context = new Context('app');
    context.bind(CONFIG).to({port: 3000});
    context.bind('right').toClass(Right);
    context.bind('wrong').toClass(Wrong);

    expect(context.getSync('right')).toEqual({whole: {port: 3000}, port: 3000, text: 3000, anything: 3000});
    expect(context.getSync('wrong')).toEqual({whole: 3000, port: {port: 3000}});
  });

  it('is unknown where a text is used, unless it is said', () => {
    const context = new Context('app');
    context.bind('n').to(1);

    // @ts-expect-error nobody knows what a text stands for
    const unsure: number = context.getSync<unknown>('n');
    const sure = context.getSync<number>('n');

    expect(unsure).toBe(sure);
  });
});

class Right {
  @inject(CONFIG) readonly whole!: {readonly port: unknown};
  @inject('app.config#port') readonly text!: string;
  constructor(
    @inject(PORT) readonly port = 80,
    @inject(PORT, {optional: true}) readonly anything?: string | number,
  ) {}
  listen(@inject(PORT) port: number): number {
    return port;
  }
}

class Wrong {
  // @ts-expect-error a number is no config
  @inject(PORT) readonly whole!: Config;
  constructor(
    // @ts-expect-error nor is a config a number
    @inject(CONFIG) readonly port: number,
  ) {}
  listen(
    // @ts-expect-error nor does a method take one for the other
    @inject(CONFIG) port: number,
  ): number {
    return port;
  }
}

class Empty {}

class TextProvider implements Provider<string> {
  value(): string {
    return 'text';
  }
}
