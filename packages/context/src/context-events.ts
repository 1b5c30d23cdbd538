import type {Binding} from './binding.js';
import type {BindingFilter} from './binding-filter.js';

/** What can happen to a binding of a context. */
export type ContextEventType = 'bind' | 'unbind';

/** Something that has happened in a context. */
export interface ContextEvent {
  readonly type: ContextEventType;
  readonly binding: Binding;
  /** The context that the binding was bound in. */
  readonly context: ObservedContext;
}

/** Hears of bindings that come and go. */
export type ContextListener = (
  type: ContextEventType,
  binding: Binding,
  context: ObservedContext,
) => unknown;

/** Hears of bindings that come and go, and of those alone that a filter accepts. */
export interface ContextObserver {
  readonly filter?: BindingFilter;
  /** Whether it hears of this very context alone, and not of those above. @defaultValue false */
  readonly isLocal?: boolean;
  observe: ContextListener;
}

/** That somebody observes a context, until this is ended. */
export interface Subscription {
  readonly closed: boolean;
  unsubscribe(): void;
}

/** The face of a context towards its observers. */
export interface ObservedContext {
  readonly name: string;
  readonly parent: ObservedContext | undefined;
  contains(key: string): boolean;
  /** Who observes this context; made when it is first asked for. */
  readonly audience: Audience;
  /** The same, if anybody has ever. */
  readonly knownAudience: Audience | undefined;
}

/**
 * Who observes a context, from there or from contexts below it.
 *
 * What happens is told later, when whoever binds has said where the value comes from; one event after another,
 * to one observer after another, each awaited.
 */
export class Audience {
  private seats: readonly Seat[] = [];
  private errorListeners: readonly ((error: unknown) => void)[] = [];
  private told: Promise<void> = Promise.resolve();

  get seatsTaken(): readonly Seat[] {
    return this.seats;
  }

  enter(seat: Seat): void {
    this.seats = [...this.seats, seat];
  }

  leave(seat: Seat): void {
    this.seats = this.seats.filter(other => other !== seat);
  }

  /** Whether somebody observes from a context. */
  hasFrom(context: ObservedContext, wanted: ContextObserver | ContextListener): boolean {
    return this.seats.some(seat => seat.context === context && seat.isOf(wanted));
  }

  onError(listener: (error: unknown) => void): () => void {
    this.errorListeners = [...this.errorListeners, listener];
    return () => {
      this.errorListeners = this.errorListeners.filter(other => other !== listener);
    };
  }

  /** Whether somebody has heard of a failure. */
  hearError(error: unknown): boolean {
    for (const listener of this.errorListeners) listener(error);
    return this.errorListeners.length > 0;
  }

  /** Everybody leaves who observes from a context, and with them those who listen for errors there. */
  clear(context: ObservedContext): void {
    for (const seat of this.seats) if (seat.context === context) seat.unsubscribe();
    this.errorListeners = [];
  }

  tell(event: ContextEvent): void {
    const seats = this.seats.filter(seat => seat.sees(event));
    if (seats.length > 0) this.told = this.told.then(() => tellAll(seats, event));
  }
}

/** One observer's place in the audience of a context and, unless it is local, of all those above it. */
export class Seat implements Subscription {
  private left = false;

  constructor(
    readonly context: ObservedContext,
    readonly observer: ContextObserver,
  ) {
    for (const {audience} of this.places()) audience.enter(this);
  }

  get closed(): boolean {
    return this.left;
  }

  unsubscribe(): void {
    this.left = true;
    for (const {knownAudience} of this.places()) knownAudience?.leave(this);
  }

  private places(): Iterable<ObservedContext> {
    return this.observer.isLocal ? [this.context] : upwards(this.context);
  }

  isOf(wanted: ContextObserver | ContextListener): boolean {
    return this.observer === wanted || this.observer.observe === wanted;
  }

  /** Whether no context on the way up to the event has a binding of its own under the key. */
  sees({binding, context}: ContextEvent): boolean {
    for (const below of upwards(this.context)) {
      if (below === context) return true;
      if (below.contains(binding.key)) return false;
    }
    return false;
  }

  async tell({type, binding, context}: ContextEvent): Promise<void> {
    const {filter} = this.observer;
    if (this.left || (filter && !filter(binding))) return;
    await this.observer.observe(type, binding, context);
  }
}

async function tellAll(seats: readonly Seat[], event: ContextEvent): Promise<void> {
  for (const seat of seats) {
    try {
      await seat.tell(event);
    } catch (error) {
      report(error, seat.context);
    }
  }
}

/** Tells the nearest context that listens for errors; if none does, the process, which goes on. */
function report(error: unknown, context: ObservedContext): void {
  for (const {knownAudience} of upwards(context)) if (knownAudience?.hearError(error)) return;
  process.emitWarning(error instanceof Error ? error : new Error(String(error)));
}

function* upwards(context: ObservedContext): Generator<ObservedContext> {
  for (let next: ObservedContext | undefined = context; next; next = next.parent) yield next;
}
