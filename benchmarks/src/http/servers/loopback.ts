import {BindingScope, inject} from '@loopback/core';
import {RestApplication, RestBindings, get, param, post, requestBody} from '@loopback/rest';

import * as api from '../api.js';
import {Directory, ProfileController, Session} from '../profile.js';
import {announce} from '../announce.js';

import type {IncomingMessage} from 'node:http';
import type {SchemaObject} from '@loopback/rest';

const schemaOf = (schema: object) => schema as SchemaObject;

class BookController {
  @get('/ping')
  ping() {
    return api.ping();
  }

  @get('/shelves/{shelf}/books')
  search(
    @param.path.integer('shelf', {schema: schemaOf(api.shelfSchema)}) shelf: number,
    @param.query.integer('limit', {required: true, schema: schemaOf(api.limitSchema)}) limit: number,
    @param.query.string('q', {required: true, schema: schemaOf(api.textSchema)}) q: string,
  ) {
    return api.search({shelf, limit, q});
  }

  @post('/orders')
  order(
    @requestBody({required: true, content: {'application/json': {schema: schemaOf(api.orderSchema)}}})
    order: api.Order,
  ) {
    return api.total(order);
  }

  @get('/books')
  list() {
    return api.BOOKS;
  }

  @get('/described/books', {
    responses: {'200': {description: 'Books', content: {'application/json': {schema: {type: 'array', items: schemaOf(api.bookSchema)}}}}},
  })
  describedList() {
    return api.BOOKS;
  }

  @get('/sound')
  sound() {
    return api.play();
  }
}

class RequestSession extends Session {
  constructor(@inject(RestBindings.Http.REQUEST) request: IncomingMessage) {
    super(request);
  }
}

class InjectedProfileController extends ProfileController {
  constructor(@inject('session') session: Session, @inject('directory') directory: Directory) {
    super(session, directory);
  }

  @get('/profile')
  override profile() {
    return super.profile();
  }
}

const app = new RestApplication({rest: {port: 0, host: '127.0.0.1'}});
app.bind('session').toClass(RequestSession).inScope(BindingScope.REQUEST);
app.bind('directory').toClass(Directory).inScope(BindingScope.SINGLETON);
app.controller(BookController);
app.controller(InjectedProfileController);
await app.start();
announce(String(app.restServer.url));
