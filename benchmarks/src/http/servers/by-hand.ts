import {createServer} from 'node:http';
import {Readable, pipeline} from 'node:stream';

import Router from 'find-my-way';

import {BOOKS, ping, play, search, total} from '../api.js';
import {Directory, ProfileController, Session} from '../profile.js';
import {Refusal, malformed, notFound, toOrder, toSearch} from '../validation.js';
import {announce} from '../announce.js';

import type {AddressInfo} from 'node:net';
import type {HTTPMethod} from 'find-my-way';
import type {IncomingMessage, ServerResponse} from 'node:http';

type Params = Readonly<Record<string, string | undefined>>;
type Answer = (request: IncomingMessage, params: Params, query: Params) => unknown;

const BODY_LIMIT = 1_048_576;

const directory = new Directory();

const router = Router();
on('GET', '/ping', ping);
on('GET', '/shelves/:shelf/books', (_request, params, query) => {
  const given = toSearch(params.shelf, query.limit, query.q);
  return given instanceof Refusal ? given : search(given);
});
on('POST', '/orders', async request => {
  const order = toOrder(await readJson(request));
  return order instanceof Refusal ? order : total(order);
});
on('GET', '/profile', request => new ProfileController(new Session(request), directory).profile());
on('GET', '/books', () => BOOKS);
on('GET', '/described/books', () => BOOKS);
on('GET', '/sound', play);

const server = createServer((request, response) => void handle(request, response));
server.listen(0, '127.0.0.1', () => announce(`http://127.0.0.1:${(server.address() as AddressInfo).port}`));

function on(method: HTTPMethod, path: string, answer: Answer): void {
  router.on(method, path, () => undefined, answer);
}

async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
  try {
    const found = router.find(request.method as HTTPMethod, request.url ?? '/');
    if (!found) return send(response, notFound());
    const answer = (found.store as Answer)(request, found.params, found.searchParams);
    send(response, answer instanceof Promise ? await answer : answer);
  } catch {
    send(response, new Refusal(500, 'Internal Server Error'));
  }
}

function send(response: ServerResponse, answer: unknown): void {
  if (answer instanceof Readable) return stream(response, answer);
  if (!(answer instanceof Refusal)) return write(response, 200, 'application/json', answer);
  write(response, answer.status, 'application/problem+json', answer.problem);
}

function stream(response: ServerResponse, bytes: Readable): void {
  response.writeHead(200, {'content-type': 'application/octet-stream'});
  pipeline(bytes, response, () => undefined);
}

function write(response: ServerResponse, status: number, type: string, value: unknown): void {
  const text = JSON.stringify(value);
  response.writeHead(status, {'content-type': type, 'content-length': Buffer.byteLength(text)});
  response.end(text);
}

function readJson(request: IncomingMessage): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > BODY_LIMIT) resolve(new Refusal(413, 'Content Too Large'));
      else chunks.push(chunk);
    });
    request.on('end', () => {
      try {
        resolve(JSON.parse(Buffer.concat(chunks).toString()));
      } catch {
        resolve(malformed());
      }
    });
    request.on('error', reject);
  });
}
