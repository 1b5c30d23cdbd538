import {pipeline} from 'node:stream';

import express from 'express';

import {BOOKS, ping, play, search, total} from '../api.js';
import {Directory, ProfileController, Session} from '../profile.js';
import {Refusal, malformed, notFound, toOrder, toSearch} from '../validation.js';
import {announce} from '../announce.js';

import type {AddressInfo} from 'node:net';
import type {ErrorRequestHandler, Response} from 'express';

const directory = new Directory();

const app = express();
app.use(express.json());

app.get('/ping', (_request, response) => void response.json(ping()));

app.get('/shelves/:shelf/books', ({params, query}, response) => {
  const given = toSearch(params.shelf, query.limit, query.q);
  if (given instanceof Refusal) return refuse(response, given);
  response.json(search(given));
});

app.post('/orders', (request, response) => {
  const order = toOrder(request.body);
  if (order instanceof Refusal) return refuse(response, order);
  response.json(total(order));
});

app.get('/profile', (request, response) => {
  response.json(new ProfileController(new Session(request), directory).profile());
});

app.get('/books', (_request, response) => void response.json(BOOKS));
app.get('/described/books', (_request, response) => void response.json(BOOKS));

app.get('/sound', (_request, response) => {
  response.type('application/octet-stream');
  pipeline(play(), response, () => undefined);
});

app.use((_request, response) => refuse(response, notFound()));
app.use(onError());

const server = app.listen(0, '127.0.0.1', () => {
  announce(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
});

function refuse(response: Response, {status, problem}: Refusal): void {
  response.status(status).type('application/problem+json').send(JSON.stringify(problem));
}

/** Express knows it by its four parameters. Only its body parser fails here. */
function onError(): ErrorRequestHandler {
  return (_error, _request, response, _next) => refuse(response, malformed());
}
