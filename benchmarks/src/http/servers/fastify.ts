import {fastify} from 'fastify';

import {BOOKS, bookSchema, limitSchema, orderSchema, ping, play, search, shelfSchema, textSchema, total} from '../api.js';
import {Directory, ProfileController, Session} from '../profile.js';
import {announce} from '../announce.js';

import type {Order, Search} from '../api.js';

const string = {type: 'string'};
const integer = {type: 'integer'};

const directory = new Directory();

const app = fastify();

app.get('/ping', {schema: answers({message: string})}, () => ping());

app.get<{Params: Pick<Search, 'shelf'>; Querystring: Omit<Search, 'shelf'>}>(
  '/shelves/:shelf/books',
  {
    schema: {
      params: object({shelf: shelfSchema}),
      querystring: object({limit: limitSchema, q: textSchema}),
      ...answers({shelf: integer, limit: integer, q: string, next: string}),
    },
  },
  ({params, query}) => search({...params, ...query}),
);

app.post<{Body: Order}>(
  '/orders',
  {schema: {body: orderSchema, ...answers({customer: string, quantity: integer, cents: integer})}},
  ({body}) => total(body),
);

app.get('/profile', {schema: answers({user: string, name: string})}, ({raw}) =>
  new ProfileController(new Session(raw), directory).profile(),
);

app.get('/books', () => BOOKS);
app.get('/described/books', {schema: {response: {200: {type: 'array', items: bookSchema}}}}, () => BOOKS);

app.get('/sound', (_request, reply) => reply.type('application/octet-stream').send(play()));

announce(await app.listen({host: '127.0.0.1', port: 0}));

/** By these it writes JSON faster, as its guide recommends. */
function answers(properties: Readonly<Record<string, object>>) {
  return {response: {200: object(properties)}};
}

function object(properties: Readonly<Record<string, object>>) {
  return {type: 'object', required: Object.keys(properties), properties};
}
