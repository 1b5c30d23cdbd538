import {Binding} from './binding.js';
import {LockedBindingError, UnboundKeyError} from './errors.js';
import {keyOf} from './binding-key.js';

import type {BindingAddress} from './binding-key.js';
import type {BindingOperation} from './binding.js';

/** Holds the bindings of a context by their keys, and looks up what it does not hold in those above it. */
export abstract class BindingRegistry {
  abstract readonly parent: BindingRegistry | undefined;
  abstract readonly name: string;

  private bindings: Map<string, Binding> | undefined;
  private ends: Map<Binding, () => void> | undefined;
  private ownVersion = 0;

  /** Grows with every change of a binding, here or above. @internal */
  get version(): number {
    return this.ownVersion + (this.parent?.version ?? 0);
  }

  /** The bindings of this very context. @internal */
  get ownBindings(): Iterable<Binding> {
    return this.bindings?.values() ?? [];
  }

  /**
   * Names a value. Say next where it comes from: `context.bind('greeting').to('Hello')`.
   *
   * A key that is bound here already is bound anew; one that is bound above is hidden.
   *
   * @throws {InvalidKeyError} for an empty key or one with the path of a property
   * @throws {LockedBindingError} when the key's binding is locked
   */
  bind<T = unknown>(address: BindingAddress<T>): Binding<T> {
    const binding = new Binding<T>(address);
    this.add(binding);
    return binding;
  }

  /** Takes in a binding that was made elsewhere; otherwise like {@link bind}. */
  add(binding: Binding): this {
    const {key} = binding;
    const former = this.bindings?.get(key);
    if (former === binding) return this;
    if (former?.isLocked) throw new LockedBindingError('rebind', key);

    if (former) this.release(former);
    (this.bindings ??= new Map()).set(key, binding);
    this.added(binding);
    return this;
  }

  /** Removes a binding from this very context. Returns whether there was one. */
  unbind(address: BindingAddress): boolean {
    const key = keyOf(address);
    const binding = this.bindings?.get(key);
    if (!binding) return false;
    if (binding.isLocked) throw new LockedBindingError('unbind', key);

    this.bindings?.delete(key);
    this.release(binding);
    return true;
  }

  /** Whether this very context holds the key. */
  contains(address: BindingAddress): boolean {
    return this.bindings?.has(keyOf(address)) ?? false;
  }

  /** Whether the key is bound here or above. */
  isBound(address: BindingAddress): boolean {
    return this.lookUp(keyOf(address)) !== undefined;
  }

  /** The binding of this very context. @internal */
  ownBinding(key: string): Binding | undefined {
    return this.bindings?.get(key);
  }

  /**
   * The binding that answers to a key, from here upwards.
   *
   * @throws {UnboundKeyError} when there is none
   */
  getBinding<T = unknown>(address: BindingAddress<T>): Binding<T> {
    const key = keyOf(address);
    const binding = this.lookUp(key);
    if (!binding) throw new UnboundKeyError(key, this.name);
    return binding;
  }

  /** All bindings that this context can see and that a test accepts: its own, then those above it. */
  find(accepts: (binding: Binding) => boolean = () => true): readonly Binding[] {
    const visible = new Map<string, Binding>();
    for (let registry: BindingRegistry | undefined = this; registry; registry = registry.parent) {
      for (const binding of registry.ownBindings) {
        if (!visible.has(binding.key)) visible.set(binding.key, binding);
      }
    }
    return [...visible.values()].filter(accepts);
  }

  /** All bindings that this context can see and that carry a tag of this name. */
  findByTag(name: string): readonly Binding[] {
    return this.find(binding => Object.hasOwn(binding.tagMap, name));
  }

  /** Stops listening to bindings. They stay, so that the context can be looked at. */
  close(): void {
    for (const end of this.ends?.values() ?? []) end();
    this.ends = undefined;
  }

  /** Called after a binding has come in. */
  protected abstract added(binding: Binding): void;

  /** Called after a binding has gone, or another has taken its key. */
  protected abstract removed(binding: Binding): void;

  /** Counts every change of a binding, from now on, as a new version. */
  protected watch(binding: Binding): void {
    const heard = (_: Binding, operation: BindingOperation) => {
      if (operation !== 'tag') this.ownVersion++;
    };
    (this.ends ??= new Map()).set(binding, binding.onChanged(heard));
    this.ownVersion++;
  }

  private release(binding: Binding): void {
    this.ends?.get(binding)?.();
    this.ends?.delete(binding);
    this.ownVersion++;
    this.removed(binding);
  }

  private lookUp(key: string): Binding | undefined {
    for (let registry: BindingRegistry | undefined = this; registry; registry = registry.parent) {
      const binding = registry.bindings?.get(key);
      if (binding) return binding;
    }
    return undefined;
  }
}
