import {Ajv2020} from 'ajv/dist/2020.js';

import {limitSchema, orderSchema, shelfSchema, textSchema} from './api.js';

import type {Order, Search} from './api.js';
import type {ErrorObject} from 'ajv/dist/2020.js';

/** Validation for servers that have none of their own. Like Rondo's, it finds all faults. */
const ajv = new Ajv2020({allErrors: true});

const isSearch = ajv.compile<Search>({
  type: 'object',
  required: ['shelf', 'limit', 'q'],
  properties: {shelf: shelfSchema, limit: limitSchema, q: textSchema},
});

const isOrder = ajv.compile<Order>(orderSchema);

/** Why a request is refused, and what the client is told. No error: a stack would cost more than the answer. */
export class Refusal {
  readonly problem: object;

  constructor(
    readonly status: number,
    title: string,
    errors?: readonly object[],
  ) {
    this.problem = {type: 'about:blank', title, status, ...(errors && {errors})};
  }
}

/** Numbers come as text. */
export function toSearch(shelf: string | undefined, limit: unknown, q: unknown): Search | Refusal {
  const given: unknown = {shelf: Number(shelf), limit: Number(limit), q};
  return isSearch(given) ? given : new Refusal(400, 'Bad Request', faultsOf(isSearch.errors));
}

/** What has been refused already stays refused. */
export function toOrder(given: unknown): Order | Refusal {
  if (given instanceof Refusal || isOrder(given)) return given;
  return new Refusal(422, 'Unprocessable Entity', faultsOf(isOrder.errors));
}

export function notFound(): Refusal {
  return new Refusal(404, 'Not Found');
}

export function malformed(): Refusal {
  return new Refusal(400, 'Bad Request');
}

function faultsOf(errors: readonly ErrorObject[] | null | undefined): readonly object[] {
  return (errors ?? []).map(({instancePath, keyword, message}) => ({
    pointer: instancePath,
    code: keyword,
    message,
  }));
}
