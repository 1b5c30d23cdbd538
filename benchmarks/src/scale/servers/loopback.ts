import {RestApplication, get, param} from '@loopback/rest';

import {announce} from '../../http/announce.js';
import {answer, countOfArguments, idSchema, operationsOf} from '../operations.js';

import type {Constructor} from '@loopback/core';
import type {Operation} from '../operations.js';
import type {SchemaObject} from '@loopback/rest';

const OPERATIONS_OF_A_CONTROLLER = 10;

const operations = operationsOf(countOfArguments());
const app = new RestApplication({rest: {port: 0, host: '127.0.0.1'}});
for (let at = 0; at < operations.length; at += OPERATIONS_OF_A_CONTROLLER) {
  app.controller(createController(operations.slice(at, at + OPERATIONS_OF_A_CONTROLLER)), `Things${at}`);
}
await app.start();
announce(String(app.restServer.url));

/** What the decorators of a class would do. */
function createController(those: readonly Operation[]): Constructor<object> {
  class Things {}
  for (const {index, path} of those) {
    const method = `get${index}`;
    const descriptor = {value: (id: number) => answer(index, id), writable: true, configurable: true};
    Object.defineProperty(Things.prototype, method, descriptor);
    get(`${path}/{id}`)(Things.prototype, method, descriptor);
    param.path.integer('id', {schema: idSchema as object as SchemaObject})(Things.prototype, method, 0);
  }
  return Things;
}
