import {RestApplication} from '@rondojs/rest';
import {get, param} from '@rondojs/openapi-spec';

import {announce} from '../../http/announce.js';
import {answer, countOfArguments, idSchema, operationsOf} from '../operations.js';

import type {Constructor} from '@rondojs/context';
import type {Operation} from '../operations.js';

const OPERATIONS_OF_A_CONTROLLER = 10;

const operations = operationsOf(countOfArguments());
const app = new RestApplication({rest: {port: 0}});
for (let at = 0; at < operations.length; at += OPERATIONS_OF_A_CONTROLLER) {
  app.controller(createController(operations.slice(at, at + OPERATIONS_OF_A_CONTROLLER)), `Things${at}`);
}
await app.start();
announce(String(app.url));

/** What the decorators of a class would do. */
function createController(those: readonly Operation[]): Constructor {
  class Things {}
  for (const {index, path} of those) {
    const method = `get${index}`;
    const descriptor = {value: (id: number) => answer(index, id), writable: true, configurable: true};
    Object.defineProperty(Things.prototype, method, descriptor);
    get(`${path}/{id}`)(Things.prototype, method, descriptor);
    param.path.integer('id', {schema: idSchema})(Things.prototype, method, 0);
  }
  return Things;
}
