import {BindingKey} from '@rondojs/context';

import type {Binding, Context} from '@rondojs/context';

/** What an application gives back for something that was added to it: a typed way to get it. */
export class Handle<T> {
  constructor(
    private readonly context: Context,
    readonly binding: Binding<T>,
  ) {}

  /** The key to inject it by. */
  get key(): BindingKey<T> {
    return BindingKey.create<T>(this.binding.key);
  }

  /** Gets the value; it is made when it is first needed. */
  get(): Promise<T> {
    return this.context.get(this.key);
  }
}
