import {AsyncLocalStorage} from 'node:async_hooks';

import {TransactionEndedError} from './errors.js';

import type {Database} from './data-source.js';

/** The transaction that some work is inside of. */
export class TransactionScope {
  private isOpen = true;
  private last: Promise<unknown> = Promise.resolve();

  constructor(private readonly inner: Database) {}

  /** @throws {TransactionEndedError} for work that nobody has waited for: its connection may be another's by now */
  get db(): Database {
    if (this.isOpen) return this.inner;
    throw new TransactionEndedError();
  }

  /** Savepoints are a stack: two at once would undo each other's work. */
  oneByOne<R>(work: () => Promise<R>): Promise<R> {
    const turn = this.last.then(work, work);
    this.last = turn.catch(() => undefined);
    return turn;
  }

  end(): void {
    this.isOpen = false;
  }
}

/** Knows in which transaction of a data source the caller is. It costs nothing until the first transaction. */
export class CurrentTransaction {
  private readonly storage = new AsyncLocalStorage<TransactionScope>();

  get(): TransactionScope | undefined {
    return this.storage.getStore();
  }

  async enter<R>(db: Database, work: () => Promise<R>): Promise<R> {
    const scope = new TransactionScope(db);
    try {
      return await this.storage.run(scope, work);
    } finally {
      scope.end();
    }
  }
}
