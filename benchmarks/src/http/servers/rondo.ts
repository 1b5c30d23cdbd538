import {BindingScope, inject} from '@rondojs/context';
import {RestApplication, RestBindings} from '@rondojs/rest';
import {get, param, post, requestBody, response} from '@rondojs/openapi-spec';

import * as api from '../api.js';
import {Directory, ProfileController, Session} from '../profile.js';
import {announce} from '../announce.js';

import type {IncomingMessage} from 'node:http';

class BookController {
  @get('/ping')
  ping() {
    return api.ping();
  }

  @get('/shelves/{shelf}/books')
  search(
    @param.path.integer('shelf', {schema: api.shelfSchema}) shelf: number,
    @param.query.integer('limit', {required: true, schema: api.limitSchema}) limit: number,
    @param.query.string('q', {required: true, schema: api.textSchema}) q: string,
  ) {
    return api.search({shelf, limit, q});
  }

  @post('/orders')
  order(@requestBody({schema: api.orderSchema}) order: api.Order) {
    return api.total(order);
  }

  @get('/books')
  list() {
    return api.BOOKS;
  }

  @get('/described/books')
  @response(200, {type: 'array', items: api.bookSchema})
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

const app = new RestApplication({
  rest: {port: 0},
  controllers: [BookController, InjectedProfileController],
});
app.bind('session').toClass(RequestSession).inScope(BindingScope.REQUEST);
app.bind('directory').toClass(Directory).inScope(BindingScope.SINGLETON);
await app.start();
announce(String(app.url));
