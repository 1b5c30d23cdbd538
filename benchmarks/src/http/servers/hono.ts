import {Readable} from 'node:stream';

import {Hono} from 'hono';
import {serve} from '@hono/node-server';

import {BOOKS, ping, play, search, total} from '../api.js';
import {Directory, ProfileController, Session} from '../profile.js';
import {Refusal, malformed, notFound, toOrder, toSearch} from '../validation.js';
import {announce} from '../announce.js';

import type {HttpBindings} from '@hono/node-server';

const directory = new Directory();

const app = new Hono<{Bindings: HttpBindings}>();

app.get('/ping', context => context.json(ping()));

app.get('/shelves/:shelf/books', context => {
  const {req} = context;
  const given = toSearch(req.param('shelf'), req.query('limit'), req.query('q'));
  return given instanceof Refusal ? answer(given) : context.json(search(given));
});

app.post('/orders', async context => {
  const order = toOrder(await context.req.json().catch(malformed));
  return order instanceof Refusal ? answer(order) : context.json(total(order));
});

app.get('/profile', context => {
  const session = new Session(context.env.incoming);
  return context.json(new ProfileController(session, directory).profile());
});

app.get('/books', context => context.json(BOOKS));
app.get('/described/books', context => context.json(BOOKS));

app.get('/sound', context => {
  context.header('content-type', 'application/octet-stream');
  return context.body(Readable.toWeb(play()) as ReadableStream);
});

app.notFound(() => answer(notFound()));
app.onError(() => answer(new Refusal(500, 'Internal Server Error')));

serve({fetch: app.fetch, hostname: '127.0.0.1', port: 0}, ({port}) => announce(`http://127.0.0.1:${port}`));

function answer({status, problem}: Refusal): Response {
  return Response.json(problem, {
    status,
    headers: {'content-type': 'application/problem+json'},
  });
}
