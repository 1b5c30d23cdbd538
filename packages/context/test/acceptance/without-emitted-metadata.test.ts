import {describe, expect, it} from '@jest/globals';

import {BindingScope, Context, inject, injectable} from '@rondojs/context';

describe('without the metadata that TypeScript emits', () => {
  it('classes are injected, as esbuild calls their decorators', () => {
    const context = new Context('app');
    context.bind('name').to('Ada');
    context.bind('mark').to('!');
    context.bind('greeter').toClass(givenClassAsByEsbuild());

    const greeter = context.getSync<{greet(): string}>('greeter');

    expect(greeter.greet()).toBe('Hello Ada!');
  });

  it('classes say how they want to be bound', () => {
    const Greeter = givenClassAsByEsbuild();

    const binding = new Context('app').bind('greeter').toClass(Greeter).applySpecOf(Greeter);

    expect(binding.scope).toBe(BindingScope.SINGLETON);
  });

  it('nothing is read of it', () => {
    const Greeter = givenClassAsByEsbuild();

    expect(Reflect.getMetadataKeys(Greeter).filter(key => String(key).startsWith('design:'))).toEqual([]);
  });
});

/** Decorators are called with these arguments by esbuild, and so by tsx, Vite and Vitest. */
function givenClassAsByEsbuild() {
  class Greeter {
    declare mark: string;
    constructor(private readonly name: string) {}

    greet(): string {
      return `Hello ${this.name}${this.mark}`;
    }
  }
  inject('mark')(Greeter.prototype, 'mark', undefined);
  inject('name')(Greeter, undefined, 0);
  injectable({scope: BindingScope.SINGLETON})(Greeter);
  return Greeter;
}
