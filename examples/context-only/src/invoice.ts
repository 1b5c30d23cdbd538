import {BindingKey, inject} from '@rondojs/context';

import {RATES} from './currency.js';

import type {Rates} from './currency.js';

/** Who an invoice is for. */
export interface Customer {
  readonly name: string;
  readonly currency: string;
}

export const CUSTOMER = BindingKey.create<Customer>('customer');

/** Writes an invoice for the customer of the job that it is made in. */
export class Invoice {
  constructor(
    @inject(CUSTOMER) private readonly customer: Customer,
    @inject(RATES) private readonly rates: Rates,
  ) {}

  write(euros: number): string {
    const {name, currency} = this.customer;
    return `${name} pays ${(euros * this.rates.of(currency)).toFixed(2)} ${currency}`;
  }
}

export const INVOICE = BindingKey.create<Invoice>('invoice');
