import * as library from '@electric-sql/pglite';
import {jest} from '@jest/globals';

import type {PGlite} from '@electric-sql/pglite';

/** One database in the place of many: each that is made finds it empty, and may not close it. */
export class SharedPGlite {
  private static shared: Promise<PGlite> | undefined;

  static async create(): Promise<PGlite> {
    const shared = await (this.shared ??= library.PGlite.create());
    await shared.exec('rollback; drop schema public cascade; create schema public');
    return new Proxy(shared, {get: (target, name) => (name === 'close' ? stayOpen : memberOf(target, name))});
  }

  static async end(): Promise<void> {
    await (await this.shared)?.close();
    this.shared = undefined;
  }
}

/** Has all that is imported from now on share one database; end it when the tests are over. */
export function sharePGlite(): void {
  jest.unstable_mockModule('@electric-sql/pglite', () => ({...library, PGlite: SharedPGlite}));
}

async function stayOpen(): Promise<void> {}

/** Its private members are found on it alone. */
function memberOf(target: PGlite, name: string | symbol): unknown {
  const member: unknown = Reflect.get(target, name, target);
  return typeof member === 'function' ? (member.bind(target) as unknown) : member;
}
