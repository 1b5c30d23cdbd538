import type {RequestContext} from '../request-context.js';

/** In how many steps a limit is counted: one that has passed is noticed at most a step later. */
const STEPS = 10;

/** A request under way, between the one that came before it and the one that came after. */
export interface Entry {
  readonly context: RequestContext | undefined;
  readonly since: number;
  before: Entry;
  after: Entry;
}

/**
 * Gives up requests whose responses have not begun in time.
 *
 * One timer looks at them now and then, the oldest first. They stand in a chain: a request costs one link of it, and
 * neither a timer nor a place in a table.
 */
export class TimeLimits {
  private readonly ring = createRing();
  private step = 0;
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly limit: number,
    private readonly giveUp: (context: RequestContext) => void,
  ) {}

  /** Gives what {@link leave} wants. */
  enter(context: RequestContext): Entry {
    const {ring} = this;
    const entry: Entry = {context, since: this.step, before: ring.before, after: ring};
    ring.before.after = entry;
    ring.before = entry;
    // Nobody has to wait for the end of a limit.
    this.timer ??= setInterval(() => this.look(), Math.max(1, this.limit / STEPS)).unref();
    return entry;
  }

  /** To leave twice is to leave once. */
  leave(entry: Entry): void {
    entry.before.after = entry.after;
    entry.after.before = entry.before;
    entry.before = entry;
    entry.after = entry;
  }

  private look(): void {
    this.step++;
    for (let entry = this.ring.after; entry.context && this.step - entry.since > STEPS; entry = this.ring.after) {
      this.leave(entry);
      const {response} = entry.context;
      if (!response.headersSent && !response.destroyed) this.giveUp(entry.context);
    }
    if (this.ring.after !== this.ring) return;
    clearInterval(this.timer);
    this.timer = undefined;
  }
}

/** The link at which a chain begins and ends; it belongs to no request. */
function createRing(): Entry {
  const ring = {context: undefined, since: 0} as unknown as Entry;
  ring.before = ring;
  ring.after = ring;
  return ring;
}
