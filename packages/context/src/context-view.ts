import {MoreThanOneValueError} from './errors.js';
import {brand, hasBrand} from './brand.js';
import {ViewWatch} from './view-watch.js';
import {allReady, isPromiseLike} from './value-or-promise.js';

import type {Binding} from './binding.js';
import type {BindingComparator, BindingFilter} from './binding-filter.js';
import type {Getter} from './injection.js';
import type {Resolver} from './resolver.js';
import type {ValueOrPromise} from './value-or-promise.js';
import type {ViewEvent, ViewEventType, ViewedContext} from './view-watch.js';

const CONTEXT_VIEW = Symbol.for('rondo.ContextView');

/** The values of bindings as they were made last, and of which states of the bindings. */
interface Resolution<T> {
  readonly bindings: readonly Binding[];
  readonly revisions: readonly number[];
  values: ValueOrPromise<T[]>;
}

/**
 * The bindings of a context that a filter accepts, and their values: always those of now.
 *
 * Values are made when they are asked for, and kept until a binding comes, goes or changes, or {@link refresh}
 * is called. A view costs its context nothing until somebody listens to it with {@link on}; and a view of a
 * request's context nothing that outlives the request, even if nobody closes it.
 *
 * @example
 * const view = context.createView(filterByTag('greeter'));
 * const greeters = await view.values();
 */
export class ContextView<T = unknown> {
  static {
    brand(this, CONTEXT_VIEW);
  }

  private isOpen = true;
  private seen: readonly Binding[] | undefined;
  private resolution: Resolution<T> | undefined;
  private listeners: readonly {type: ViewEventType; hear: (event: ViewEvent) => void}[] = [];
  private watching: ViewWatch | undefined;

  constructor(
    readonly context: ViewedContext,
    readonly filter: BindingFilter,
    readonly comparator?: BindingComparator,
  ) {}

  /** The bindings, in order; of a view that is closed, those that it saw last. */
  get bindings(): readonly Binding[] {
    if (this.seen && !this.isOpen) return this.seen;
    const found = this.find();
    this.watching?.compare(found);
    return found;
  }

  /** Watches the context, again after {@link close}. */
  open(): this {
    this.isOpen = true;
    if (this.listeners.length > 0) this.watch();
    return this;
  }

  /** Watches the context no more: bindings and values stay what they are. */
  close(): void {
    if (!this.isOpen) return;
    this.seen = this.find();
    this.isOpen = false;
    this.watching?.end();
    this.watching = undefined;
    this.tell({type: 'close'});
  }

  /** Makes the values when they are next asked for. */
  refresh(): void {
    this.resolution = undefined;
    this.tell({type: 'refresh'});
  }

  /** The values, at once where none must be awaited; made when there are none that are still good. */
  resolve(): ValueOrPromise<T[]> {
    const {bindings} = this;
    if (!this.resolution || (this.isOpen && !isOf(bindings, this.resolution))) {
      this.resolution = this.make(bindings);
      this.tell({type: 'resolve'});
    }
    return this.resolution.values;
  }

  /** The values, in a list of their own. */
  async values(): Promise<T[]> {
    return [...(await this.resolve())];
  }

  /**
   * The only value, or `undefined`.
   *
   * @throws {MoreThanOneValueError} when there are several
   */
  async singleValue(): Promise<T | undefined> {
    const values = await this.resolve();
    if (values.length > 1) throw new MoreThanOneValueError();
    return values[0];
  }

  /** A function that gives the values of the moment. */
  asGetter(): Getter<T[]> {
    return () => this.values();
  }

  /**
   * Calls a function at each event of a type. Returns the function that ends this.
   *
   * In a request's context, what comes and goes further up is told when the view is next asked for something.
   */
  on(type: ViewEventType, hear: (event: ViewEvent) => void): () => void {
    const listener = {type, hear};
    this.listeners = [...this.listeners, listener];
    this.watch();
    return () => {
      this.listeners = this.listeners.filter(other => other !== listener);
    };
  }

  private make(bindings: readonly Binding[]): Resolution<T> {
    const revisions = bindings.map(({revision}) => revision);
    const values = valuesOf<T>(this.context, bindings);
    const resolution: Resolution<T> = {bindings, revisions, values};
    if (isPromiseLike(values)) this.settle(resolution, values);
    return resolution;
  }

  // What failed is not kept, so that the next one tries again.
  private settle(resolution: Resolution<T>, promise: Promise<T[]>): void {
    promise.then(
      values => {
        resolution.values = values;
      },
      () => {
        if (this.resolution === resolution) this.resolution = undefined;
      },
    );
  }

  private watch(): void {
    if (!this.isOpen) return;
    this.watching ??= new ViewWatch(this.context, this.filter, event => {
      this.tell({...event, ...this.cachedOf(event.binding)});
      this.refresh();
    });
  }

  private cachedOf(binding: Binding | undefined): Pick<ViewEvent, 'cachedValue'> {
    const {bindings = [], values = []} = this.resolution ?? {};
    const index = bindings.findIndex(each => each === binding);
    return index >= 0 && !isPromiseLike(values) ? {cachedValue: values[index]} : {};
  }

  private find(): readonly Binding[] {
    return findSorted(this.context, this.filter, this.comparator);
  }

  private tell(event: ViewEvent): void {
    for (const {type, hear} of this.listeners) if (type === event.type) hear(event);
  }
}

/** Whether something is a view, also one of another copy of this package. */
export function isContextView(value: unknown): value is ContextView {
  return hasBrand(value, CONTEXT_VIEW);
}

/** The bindings that a filter accepts, in order. */
export function findSorted(
  context: Pick<ViewedContext, 'select'>,
  filter: BindingFilter,
  comparator: BindingComparator | undefined,
): readonly Binding[] {
  // A list of its own: that of the context is remembered there.
  const bindings = [...context.select(filter)];
  return comparator ? bindings.sort(comparator) : bindings;
}

/** The values of bindings, as a context sees them. */
export function valuesOf<T>(context: Resolver, bindings: readonly Binding[]): ValueOrPromise<T[]> {
  return allReady(bindings.map(({key}) => () => context.getValueOrPromise<T>(key)));
}

/** A function that gives the values of the moment of all bindings that a filter accepts. */
export function createViewGetter<T = unknown>(
  context: ViewedContext,
  filter: BindingFilter,
  comparator?: BindingComparator,
): Getter<T[]> {
  return new ContextView<T>(context, filter, comparator).asGetter();
}

function isOf(bindings: readonly Binding[], known: Resolution<unknown>): boolean {
  if (bindings.length !== known.bindings.length) return false;
  return bindings.every(
    (binding, index) => binding === known.bindings[index] && binding.revision === known.revisions[index],
  );
}
