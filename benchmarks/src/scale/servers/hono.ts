import {Hono} from 'hono';
import {serve} from '@hono/node-server';

import {announce} from '../../http/announce.js';
import {answer, countOfArguments, operationsOf} from '../operations.js';
import {toId} from '../validation.js';

const app = new Hono();
for (const {index, path} of operationsOf(countOfArguments())) {
  app.get(`${path}/:id`, context => {
    const id = toId(context.req.param('id'));
    return id === undefined ? context.json({title: 'Bad Request'}, 400) : context.json(answer(index, id));
  });
}
serve({fetch: app.fetch, hostname: '127.0.0.1', port: 0}, ({port}) => announce(`http://127.0.0.1:${port}`));
