import {ExtensionPoint} from '@rondojs/core';

/**
 * Greets in one language. This is what others add: their classes implement it, and `addExtension(app, GREETERS, …)`
 * makes them part of the component, whoever has written them.
 */
export interface Greeter {
  /** The language as BCP 47 has it: `en`. Of two greeters of one language the first is asked. */
  readonly language: string;
  greet(name: string): string;
}

/** The place that greeters are added to. */
export const GREETERS = new ExtensionPoint<Greeter>('rondo-greetings.greeters');
