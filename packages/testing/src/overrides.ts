import type {Binding, Context} from '@rondojs/context';

/** Bindings that stand in the place of others, until they are taken back. */
export class Overrides {
  private readonly undo: (() => void)[] = [];

  /** Puts a binding in the place of what its key is bound to in a context, if anything. */
  put(context: Context, binding: Binding): void {
    const {key} = binding;
    const former = context.contains(key) ? context.getBinding(key) : undefined;
    context.add(binding);
    this.undo.push(() => void (former ? context.add(former) : context.unbind(key)));
  }

  /** Binds everything as it was, the last change first. */
  restore(): void {
    for (const undo of this.undo.splice(0).reverse()) undo();
  }
}
