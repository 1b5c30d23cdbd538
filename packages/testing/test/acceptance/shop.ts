import {setTimeout as sleep} from 'node:timers/promises';

import {BindingKey, inject} from '@rondojs/context';
import {HttpErrors, RestBindings, reply} from '@rondojs/rest';
import {api, del, get, param, post, requestBody, response} from '@rondojs/openapi-spec';

import type {SchemaObject} from '@rondojs/openapi-spec';

export const PRICES = BindingKey.create<Readonly<Record<string, number>>>('prices');

const FRUIT: SchemaObject = {
  type: 'object',
  required: ['name', 'price'],
  properties: {name: {type: 'string', minLength: 1}, price: {type: 'integer'}},
};

export interface Fruit {
  readonly name: string;
  readonly price: number;
}

/** What happened to requests, for tests to look at. */
export const told: string[] = [];

@api({basePath: '/fruits'})
export class FruitController {
  constructor(@inject(PRICES) private readonly prices: Readonly<Record<string, number>>) {}

  @get('/{name}')
  @response(200, {schema: FRUIT})
  @response(404)
  find(@param.path.string('name') name: string): Fruit {
    const price = this.prices[name];
    if (price === undefined) throw new HttpErrors.NotFound(`There is no ${name}.`);
    return {name, price};
  }

  @post('/')
  @response(201, {schema: FRUIT})
  add(@requestBody({schema: FRUIT}) fruit: Fruit): Fruit {
    return fruit;
  }

  @del('/{name}')
  @response(204)
  async remove(@param.path.string('name') name: string): Promise<void> {
    told.push(`removed ${name}`);
  }
}

const LIST: SchemaObject = {type: 'array', items: {type: 'string'}};

/** Says again what it has heard. */
@api({basePath: '/echo'})
export class EchoController {
  @get('/styles/{names}')
  styles(
    @param({name: 'names', in: 'path', required: true, schema: LIST}) names: string[],
    @param({name: 'tags', in: 'query', schema: LIST}) tags: string[],
    @param({name: 'ids', in: 'query', style: 'pipeDelimited', explode: false, schema: {type: 'array', items: {type: 'integer'}}})
    ids: number[],
    @param({
      name: 'filter',
      in: 'query',
      style: 'deepObject',
      explode: true,
      schema: {type: 'object', properties: {size: {type: 'integer'}, color: {type: 'string'}}},
    })
    filter: object,
    @param({name: 'X-Names', in: 'header', schema: LIST}) header: string[],
    @param({name: 'seen', in: 'cookie', schema: {type: 'integer'}}) seen: number,
  ) {
    return {names, tags, ids, filter, header, seen};
  }

  @post('/text')
  text(@requestBody({content: {'text/plain': {schema: {type: 'string'}}}}) text: string) {
    return text;
  }

  @post('/form')
  form(@requestBody({content: {'application/x-www-form-urlencoded': {schema: {type: 'object'}}}}) form: object) {
    return form;
  }
}

/** Answers for as long as anybody listens. */
export class StreamController {
  constructor(@inject(RestBindings.Http.SIGNAL) private readonly signal: AbortSignal) {}

  @get('/ticks')
  @response(200, {content: {'application/jsonl': {}}})
  async *ticks() {
    this.signal.addEventListener('abort', () => told.push('left'));
    for (let tick = 1; !this.signal.aborted; tick++) {
      yield {tick};
      await sleep(5);
    }
  }
}

/** Breaks its contract, in each way that there is. */
export class LyingController {
  @get('/lies/body')
  @response(200, {schema: FRUIT})
  body() {
    return {name: '', price: 'one'};
  }

  @get('/lies/status')
  @response(200, {schema: FRUIT})
  status() {
    return reply(202, {name: 'Fig', price: 1});
  }

  @get('/lies/problem')
  @response(200, {schema: FRUIT})
  problem() {
    throw new HttpErrors.Conflict('Not now.');
  }

  @get('/lies/header')
  @response(200, {schema: FRUIT, headers: {'X-Total': {required: true, schema: {type: 'integer'}}}})
  header() {
    return {name: 'Fig', price: 1};
  }
}
