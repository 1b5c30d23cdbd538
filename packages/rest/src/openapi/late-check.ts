import {CoreBindings} from '@rondojs/core';

import {findFaults, shownOf} from './refuse-faults.js';

import type {Context} from '@rondojs/context';
import type {Contract} from './contract.js';

/**
 * Looks at the document of a server to which routes have come after its start. That takes time, so they are there by
 * then: what the start would have refused is logged as an error.
 */
export class LateCheck {
  private isDue = false;
  private readonly told = new Set<string>();

  constructor(
    private readonly server: Context & {readonly listening: boolean},
    private readonly contractOf: () => Contract,
  ) {}

  /** Soon, and once for all routes that come in one go. */
  demand(): void {
    if (this.isDue) return;
    this.isDue = true;
    setImmediate(() => void this.check());
  }

  private async check(): Promise<void> {
    this.isDue = false;
    const faults = (await this.find()).filter(line => !this.told.has(line));
    // A server that has stopped meanwhile is told of it when it starts again.
    if (faults.length === 0 || !this.server.listening) return;
    for (const line of faults) this.told.add(line);
    const message = 'What was added after the start makes the contract of the server invalid: the next start would refuse it.';
    this.server.getSync(CoreBindings.LOGGER).error({faults: shownOf(faults)}, message);
  }

  private async find(): Promise<readonly string[]> {
    try {
      const {refused} = await findFaults(this.server, this.contractOf());
      return [...new Set(refused)];
    } catch (error) {
      return [String(error)];
    }
  }
}
