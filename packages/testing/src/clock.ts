import {BindingKey} from '@rondojs/context';
import {install} from '@sinonjs/fake-timers';

import type {Clock} from '@sinonjs/fake-timers';

/** What of the time stands still: requests go on, since node itself keeps its own. */
const STILL = ['Date', 'setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] as const;

/**
 * The time of a test: `Date`, `setTimeout` and `setInterval` of the whole program stand still until they are told to
 * go on.
 */
export class TestClock {
  private readonly clock: Clock;

  constructor(now: Date | number = Date.now()) {
    this.clock = install({now, toFake: [...STILL]});
  }

  get now(): Date {
    return new Date(this.clock.now);
  }

  /** Lets time pass, in milliseconds: what was to happen by then happens in its order, and is waited for. */
  async advance(milliseconds: number): Promise<void> {
    await this.clock.tickAsync(milliseconds);
  }

  /** Sets the hands, as somebody who corrects a clock does: nothing that waits happens sooner or later for it. */
  set(now: Date | number): void {
    this.clock.setSystemTime(now);
  }

  /** Gives the real time back. */
  restore(): void {
    this.clock.uninstall();
  }
}

/** The clock of a test application that has one. */
export const TEST_CLOCK = BindingKey.create<TestClock>('testing.clock');
