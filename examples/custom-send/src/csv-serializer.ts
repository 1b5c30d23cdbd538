import {toCsv} from './formatter.js';

import type {Serializer} from '@rondojs/rest';

/** The same by content negotiation: the framework chooses among what an operation declares, and asks for the text. */
export class CsvSerializer implements Serializer {
  readonly mediaTypes = ['text/csv'];

  serialize(value: unknown): string {
    return toCsv(value);
  }
}
