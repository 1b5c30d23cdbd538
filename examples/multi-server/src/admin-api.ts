import {DefaultSequence, HttpErrors} from '@rondojs/rest';
import {inject} from '@rondojs/context';
import {post, requestBody, response} from '@rondojs/openapi-spec';

import {BOOK_DATA} from './book.js';
import {BOOK_STORE, BookStore} from './book-store.js';

import type {RequestContext} from '@rondojs/rest';

/** What only the shop itself may ask. */
export class ShelfController {
  constructor(@inject(BOOK_STORE) private readonly store: BookStore) {}

  @post('/books', {summary: 'Adds a book'})
  @response(201, {description: 'The book that was added'})
  add(@requestBody({content: {'application/json': {schema: BOOK_DATA}}}) {title}: {title: string}) {
    return this.store.add(title);
  }
}

/** Answers nobody who does not know the token. */
export class GuardedSequence extends DefaultSequence {
  override async handle(context: RequestContext) {
    if (context.request.headers.authorization === `Bearer ${process.env.ADMIN_TOKEN ?? 'secret'}`) {
      return super.handle(context);
    }
    await this.reject(context, new HttpErrors.Unauthorized('The token is missing, or wrong.'));
  }
}
