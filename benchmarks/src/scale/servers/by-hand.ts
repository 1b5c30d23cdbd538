import {createServer} from 'node:http';

import Router from 'find-my-way';

import {announce} from '../../http/announce.js';
import {answer, countOfArguments, operationsOf} from '../operations.js';
import {toId} from '../validation.js';

import type {AddressInfo} from 'node:net';
import type {HTTPMethod} from 'find-my-way';
import type {ServerResponse} from 'node:http';

const router = Router();
for (const {index, path} of operationsOf(countOfArguments())) {
  router.on('GET', `${path}/:id`, () => undefined, (id: number) => answer(index, id));
}

const server = createServer(({method, url}, response) => {
  const found = router.find(method as HTTPMethod, url ?? '/');
  const id = found ? toId(found.params.id) : undefined;
  if (!found) return write(response, 404, {title: 'Not Found'});
  if (id === undefined) return write(response, 400, {title: 'Bad Request'});
  write(response, 200, (found.store as (id: number) => object)(id));
});
server.listen(0, '127.0.0.1', () => announce(`http://127.0.0.1:${(server.address() as AddressInfo).port}`));

function write(response: ServerResponse, status: number, value: object): void {
  const text = JSON.stringify(value);
  response.writeHead(status, {'content-type': 'application/json', 'content-length': Buffer.byteLength(text)});
  response.end(text);
}
