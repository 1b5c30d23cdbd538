import type {BookControllerContract, Operations, Schemas} from './contract.js';

type Book = Schemas['Book'];

export class BookController implements BookControllerContract {
  private readonly books = new Map<number, Book>();

  remove(id: number) {
    this.books.delete(id);
  }
}

export const handlers: Pick<Operations, 'listBooks' | 'addBook'> = {
  listBooks: limit => [{title: `One of ${limit}`}],
  addBook: body => body,
};
