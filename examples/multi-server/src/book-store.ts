import {BindingKey} from '@rondojs/context';

import type {Book} from './book.js';

/** All books; the one thing that the three servers share. */
export class BookStore {
  private readonly books: Book[] = [{id: 1, title: 'The Art of the Rondo'}];

  all(): readonly Book[] {
    return this.books;
  }

  add(title: string): Book {
    const book = {id: this.books.length + 1, title};
    this.books.push(book);
    return book;
  }
}

export const BOOK_STORE = BindingKey.create<BookStore>('services.BookStore');
