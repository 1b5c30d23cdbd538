import type {Binding} from './binding.js';
import type {BindingFilter} from './binding-filter.js';

/** What a filter has accepted, and at which version of the bindings. */
interface Selection {
  readonly version: number;
  readonly bindings: readonly Binding[];
}

/** What filters have accepted: asked again only where a binding has come, gone or changed since. */
export class Selections {
  private readonly known = new WeakMap<BindingFilter, Selection>();

  of(filter: BindingFilter, version: number, select: () => readonly Binding[]): readonly Binding[] {
    const known = this.known.get(filter);
    if (known?.version === version) return known.bindings;

    // Not frozen: to go through what is frozen takes three times as long.
    const bindings = select();
    this.known.set(filter, {version, bindings});
    return bindings;
  }
}
