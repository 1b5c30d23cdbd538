import type {Binding} from './binding.js';
import type {BindingFilter} from './binding-filter.js';
import type {ContextEvent, ContextObserver, Subscription} from './context-events.js';
import type {Resolver} from './resolver.js';

/** What a view asks of its context. */
export interface ViewedContext extends Resolver {
  /** Whether the context lives for long, as those do that make plans. */
  readonly ownsPlanner: boolean;
  contains(key: string): boolean;
  select(filter: BindingFilter): readonly Binding[];
  subscribe(observer: ContextObserver): Subscription;
}

/** What a view tells of: of its context, and of itself. */
export type ViewEventType = ContextEvent['type'] | 'refresh' | 'resolve' | 'close';

/** Something that has happened to a view; which binding it is about, and in which context, where that is known. */
export interface ViewEvent extends Partial<Omit<ContextEvent, 'type'>> {
  readonly type: ViewEventType;
  /** The value that the view had made of the binding, if it is there. */
  readonly cachedValue?: unknown;
}

/**
 * Hears for a view which bindings come and go.
 *
 * In a short-lived context it listens to that alone. A place in the audiences above would outlive a request that
 * nobody closes; so what has changed there is told when the view is next asked, by comparing.
 */
export class ViewWatch {
  private readonly subscription: Subscription;
  private above: readonly Binding[] | undefined;

  constructor(
    private readonly context: ViewedContext,
    filter: BindingFilter,
    private readonly hear: (event: ViewEvent) => void,
  ) {
    const isLocal = !context.ownsPlanner;
    if (isLocal) this.above = this.ofThoseAbove(context.select(filter));
    this.subscription = context.subscribe({
      filter,
      isLocal,
      observe: (type, binding, where) => hear({type, binding, context: where}),
    });
  }

  /** Tells what has changed above, where nobody has told it at once. */
  compare(found: readonly Binding[]): void {
    if (!this.above) return;
    const former = this.above;
    const current = this.ofThoseAbove(found);
    this.above = current;
    for (const binding of former) if (!current.includes(binding)) this.hear({type: 'unbind', binding});
    for (const binding of current) if (!former.includes(binding)) this.hear({type: 'bind', binding});
  }

  end(): void {
    this.subscription.unsubscribe();
  }

  private ofThoseAbove(bindings: readonly Binding[]): readonly Binding[] {
    return bindings.filter(({key}) => !this.context.contains(key));
  }
}
