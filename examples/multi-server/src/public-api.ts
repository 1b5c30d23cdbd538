import {DefaultSequence} from '@rondojs/rest';
import {get} from '@rondojs/openapi-spec';
import {inject} from '@rondojs/context';

import {BOOK_STORE, BookStore} from './book-store.js';

import type {RequestContext} from '@rondojs/rest';

/** What everybody may ask. */
export class BookController {
  constructor(@inject(BOOK_STORE) private readonly store: BookStore) {}

  @get('/books', {summary: 'Lists all books'})
  list() {
    return this.store.all();
  }
}

/** Lets caches keep answers for a minute. */
export class CachingSequence extends DefaultSequence {
  override async handle(context: RequestContext) {
    context.response.setHeader('cache-control', 'public, max-age=60');
    await super.handle(context);
  }
}
