import 'reflect-metadata';
import {BadRequestException, Controller, Get, Module, Param} from '@nestjs/common';
import {FastifyAdapter} from '@nestjs/platform-fastify';
import {NestFactory} from '@nestjs/core';

import {announce} from '../../http/announce.js';
import {answer, countOfArguments, operationsOf} from '../operations.js';
import {toId} from '../validation.js';

import type {NestFastifyApplication} from '@nestjs/platform-fastify';
import type {Operation} from '../operations.js';

const OPERATIONS_OF_A_CONTROLLER = 10;

const operations = operationsOf(countOfArguments());
const controllers: (new () => object)[] = [];
for (let at = 0; at < operations.length; at += OPERATIONS_OF_A_CONTROLLER) {
  controllers.push(createController(operations.slice(at, at + OPERATIONS_OF_A_CONTROLLER)));
}

class AppModule {}
Module({controllers})(AppModule);

const app = await NestFactory.create<NestFastifyApplication>(AppModule, new FastifyAdapter(), {logger: false});
await app.listen(0, '127.0.0.1');
announce(await app.getUrl());

/** What the decorators of a class would do. */
function createController(those: readonly Operation[]): new () => object {
  class Things {}
  for (const {index, path} of those) {
    const method = `get${index}`;
    const descriptor = {value: (id: string) => answer(index, accepted(id)), writable: true, configurable: true};
    Object.defineProperty(Things.prototype, method, descriptor);
    Get(`${path}/:id`)(Things.prototype, method, descriptor);
    Param('id')(Things.prototype, method, 0);
  }
  Controller()(Things);
  return Things;
}

function accepted(text: string): number {
  const id = toId(text);
  if (id === undefined) throw new BadRequestException();
  return id;
}
