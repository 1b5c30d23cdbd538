import {BindingKey} from '@rondojs/context';

/** Says what one euro is worth in other currencies. */
export interface Rates {
  of(currency: string): number;
}

export const RATES = BindingKey.create<Rates>('rates');

/** Rates that somebody has written down. */
export class FixedRates implements Rates {
  private readonly rates = new Map([
    ['EUR', 1],
    ['USD', 1.25],
    ['JPY', 160],
  ]);

  of(currency: string): number {
    const rate = this.rates.get(currency);
    if (rate === undefined) throw new Error(`There is no rate for ${currency}.`);
    return rate;
  }
}
