import {setTimeout as pause} from 'node:timers/promises';

import {ServerSentEvent} from '@rondojs/rest';

/** Counts for whoever listens, and knows how many do. */
export class Ticker {
  listeners = 0;

  /** Gives a tick now and then, until the signal aborts or it has given them all. */
  async *ticksAfter(last: number, count: number, signal: AbortSignal): AsyncGenerator<ServerSentEvent> {
    this.listeners++;
    try {
      for (let id = last + 1; id <= last + count; id++) {
        yield new ServerSentEvent({tick: id}, {id: String(id), event: 'tick'});
        await pause(20, undefined, {signal});
      }
    } catch (error) {
      // Nobody listens any more, and that is no failure.
      if (!signal.aborted) throw error;
    } finally {
      this.listeners--;
    }
  }
}
