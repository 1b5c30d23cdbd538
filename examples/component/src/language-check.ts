import {inject} from '@rondojs/context';

import {GREETINGS} from './greetings.js';

import type {Greetings} from './greetings.js';
import type {LifeCycleObserver} from '@rondojs/core';

/** Ends the start where nobody greets in the language that is configured: better now than at the first request. */
export class LanguageCheck implements LifeCycleObserver {
  constructor(@inject(GREETINGS) private readonly greetings: Greetings) {}

  async start(): Promise<void> {
    await this.greetings.find(this.greetings.language);
  }
}
