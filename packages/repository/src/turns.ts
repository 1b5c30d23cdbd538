import {DatabaseUnavailableError} from './errors.js';

/** Who has to wait for one connection: one after the other, as they came, and none longer than the limit. */
export class Turns {
  private isTaken = false;
  private readonly waiting: (() => void)[] = [];

  /** @param limit - in milliseconds */
  constructor(private readonly limit: number) {}

  /** Does work that others have to wait for. @throws {DatabaseUnavailableError} when its turn does not come in time */
  async take<R>(work: () => Promise<R>): Promise<R> {
    await this.begin();
    try {
      return await work();
    } finally {
      this.end();
    }
  }

  /** Does work that waits for others, and nobody for it. */
  follow<R>(work: () => Promise<R>): Promise<R> {
    return this.isTaken ? this.take(work) : work();
  }

  private begin(): Promise<void> | undefined {
    if (this.isTaken) return this.wait();
    this.isTaken = true;
    return undefined;
  }

  private end(): void {
    const next = this.waiting.shift();
    if (next) next();
    else this.isTaken = false;
  }

  private wait(): Promise<void> {
    return new Promise((resolve, reject) => {
      const next = () => {
        clearTimeout(timer);
        resolve();
      };
      const timer = setTimeout(() => {
        this.waiting.splice(this.waiting.indexOf(next), 1);
        reject(new DatabaseUnavailableError('The database has been busy with a transaction for too long. Try again.'));
      }, this.limit);
      this.waiting.push(next);
    });
  }
}
