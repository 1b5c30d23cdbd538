import {BOOKS, SOUND} from './api.js';

import type {Order} from './api.js';

/** One kind of request, and what it must be answered. */
export interface Work {
  readonly name: string;
  readonly method: 'GET' | 'POST';
  readonly path: string;
  /** Further paths, asked for in turn. */
  readonly paths?: readonly string[];
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Frameworks differ in how they call a refusal. */
  readonly statuses: readonly number[];
  /** The answer as JSON; of a refusal it is each server's own. */
  readonly answer?: unknown;
  /** The answer as bytes. */
  readonly bytes?: Buffer;
  /** How much longer it takes than others: there are that many times fewer requests. */
  readonly weight?: number;
}

const JSON_HEADERS = {'content-type': 'application/json'};

const order: Order = {
  customer: {name: 'Ada Lovelace', email: 'ada@example.com'},
  lines: [
    {title: 'Rondo in A minor, K. 511', quantity: 2, cents: 1450},
    {title: 'Rondo a capriccio in G major, op. 129', quantity: 1, cents: 995},
    {title: 'Rondo brillante in B minor, D. 895', quantity: 3, cents: 2250},
    {title: 'Rondo in C major, op. 73', quantity: 1, cents: 1825},
    {title: 'Introduction and Rondo capriccioso, op. 28', quantity: 4, cents: 1200},
  ],
  express: true,
  note: 'Please leave it with the neighbours when nobody answers the door; the bell has been out of order.',
};

const brokenOrder = {
  ...order,
  customer: {name: ''},
  lines: [{title: 'Rondo', quantity: 0, cents: 100}],
};

/** What is measured. */
export const WORKS: readonly Work[] = [
  {name: 'ping', method: 'GET', path: '/ping', statuses: [200], answer: {message: 'pong'}},
  {
    name: 'path and query',
    method: 'GET',
    path: '/shelves/7/books?limit=20&q=rondo',
    statuses: [200],
    answer: {shelf: 7, limit: 20, q: 'rondo', next: '/shelves/8/books'},
  },
  {
    ...posted(order),
    name: 'JSON body',
    statuses: [200],
    answer: {customer: 'Ada Lovelace', quantity: 11, cents: 17270},
  },
  {
    name: 'request scope',
    method: 'GET',
    path: '/profile',
    headers: {'x-user': 'ada'},
    statuses: [200],
    answer: {user: 'ada', name: 'ADA'},
  },
  {...refusal('/shelves/0/books?limit=101&q='), name: '400'},
  {name: '404', method: 'GET', path: '/nobody/is/here', statuses: [404]},
  {...posted(brokenOrder), name: '422', statuses: [422, 400]},
  {name: '1,000 items', method: 'GET', path: '/books', statuses: [200], answer: BOOKS, weight: 8},
  {name: '1,000 items, with a schema', method: 'GET', path: '/described/books', statuses: [200], answer: BOOKS, weight: 8},
  {name: 'stream of 1 MiB', method: 'GET', path: '/sound', statuses: [200], bytes: SOUND, weight: 16},
];

/** What a server must refuse besides, or it does not validate. */
export const REFUSALS: readonly Work[] = [
  refusal('/shelves/none/books?limit=20&q=rondo'),
  refusal('/shelves/0/books?limit=20&q=rondo'),
  refusal('/shelves/7/books?limit=101&q=rondo'),
  refusal('/shelves/7/books?limit=20&q='),
  refusal('/shelves/7/books?limit=20'),
  {...posted({...order, lines: []}), name: 'no lines', statuses: [400, 422]},
  {...posted({...order, express: 'perhaps'}), name: 'no boolean', statuses: [400, 422]},
  {...posted({...order, customer: {name: 'Ada', email: 'ada'}}), name: 'no address', statuses: [400, 422]},
  {...posted(order), body: '{"customer":', name: 'no JSON', statuses: [400]},
];

function posted(body: object): Pick<Work, 'method' | 'path' | 'headers' | 'body'> {
  return {method: 'POST', path: '/orders', headers: JSON_HEADERS, body: JSON.stringify(body)};
}

function refusal(path: string): Work {
  return {name: path, method: 'GET', path, statuses: [400, 422]};
}
