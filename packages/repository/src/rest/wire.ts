import {describeTable} from '../table.js';
import {toColumnValue} from '../where.js';

import type {PgColumn, PgTable} from 'drizzle-orm/pg-core';

type Values = Readonly<Record<string, unknown>>;

/** Turns rows into what JSON has, and back. Most tables have nothing to turn, and get their rows as they are. */
export class Wire {
  private readonly columns: Readonly<Record<string, PgColumn>>;
  private readonly large: readonly string[];
  private readonly turned: readonly string[];

  constructor(table: PgTable) {
    this.columns = describeTable(table).columns;
    this.large = this.namesOf('bigint');
    this.turned = [...this.large, ...this.namesOf('date')];
  }

  /** Large numbers become texts; JSON does the same to dates by itself. */
  out<R extends object>(row: R): R {
    if (this.large.length === 0) return row;
    const values = row as Values;
    const texts = this.large.filter(name => typeof values[name] === 'bigint').map(name => [name, String(values[name])]);
    return {...row, ...(Object.fromEntries(texts) as object)};
  }

  /** Texts become dates and large numbers. */
  in<R extends object>(data: R): R {
    const values = data as Values;
    const given = this.turned.filter(name => typeof values[name] === 'string');
    if (given.length === 0) return data;
    const turned = given.map(name => [name, toColumnValue(this.columns[name] as PgColumn, values[name])]);
    return {...data, ...(Object.fromEntries(turned) as object)};
  }

  private namesOf(kind: string): readonly string[] {
    return Object.keys(this.columns).filter(name => this.columns[name]?.dataType === kind);
  }
}
