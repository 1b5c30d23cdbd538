import {FORMAT_TAG, KEYWORD_TAG} from '@rondojs/rest';

import type {FormatDefinition, KeywordDefinition, RestApplication} from '@rondojs/rest';

const hex: FormatDefinition = {name: 'hex', validate: (text: string) => /^[\da-f]+$/.test(text)};

const divisor: KeywordDefinition = {
  name: 'divisor',
  type: 'integer',
  validate: (wanted: number, value: number) => value % wanted === 0,
  message: (wanted: number) => `must have the divisor ${wanted}`,
};

export function addWords(app: RestApplication): void {
  app.bind('formats.hex').to(hex).tag(FORMAT_TAG);
  app.bind('keywords.divisor').to(divisor).tag(KEYWORD_TAG);
}
