type Values = Readonly<Record<string, unknown>>;

/** A filter, whatever its table. */
interface AnyFilter {
  readonly where?: unknown;
  readonly order?: readonly string[];
  readonly fields?: readonly string[];
  readonly limit?: number;
  readonly offset?: number;
}

/** What a filter means, said over arrays: as plainly as can be, and as slowly. */
export function findInArray(rows: readonly object[], {where = {}, order = [], fields, limit, offset = 0}: AnyFilter): object[] {
  const found = (rows as Values[]).filter(row => holds(row, where as Values));
  found.sort((one, other) => compareBy([...order, 'id'], one, other));
  return found.slice(offset, limit === undefined ? undefined : offset + limit).map(row => pick(row, fields));
}

function holds(row: Values, where: Values): boolean {
  return Object.entries(where).every(([name, condition]) => {
    if (name === 'and') return (condition as Values[]).every(one => holds(row, one));
    if (name === 'or') return (condition as Values[]).some(one => holds(row, one));
    if (name === 'not') return !holds(row, condition as Values);
    return fits(row[name], condition);
  });
}

function fits(value: unknown, condition: unknown): boolean {
  const isPlain = typeof condition === 'object' && condition !== null && !(condition instanceof Date);
  if (!isPlain) return same(value, condition);
  return Object.entries(condition).every(([how, operand]) => compares(value, how, operand));
}

function compares(value: unknown, how: string, operand: unknown): boolean {
  if (how === 'eq') return same(value, operand);
  if (how === 'ne') return !same(value, operand);
  if (how === 'in') return (operand as unknown[]).some(one => same(value, one));
  if (how === 'notIn') return !(operand as unknown[]).some(one => same(value, one));
  if (value === null) return false;
  if (how === 'like') return likeness(operand as string, 'su').test(value as string);
  if (how === 'ilike') return likeness(operand as string, 'siu').test(value as string);
  const difference = compare(value, operand);
  return {gt: difference > 0, gte: difference >= 0, lt: difference < 0, lte: difference <= 0}[how] as boolean;
}

function likeness(pattern: string, flags: string): RegExp {
  return new RegExp(`^${pattern.replaceAll('%', '.*').replaceAll('_', '.')}$`, flags);
}

function same(one: unknown, other: unknown): boolean {
  return one === null || other === null ? one === other : compare(one, other) === 0;
}

function compare(one: unknown, other: unknown): number {
  if (typeof one === 'string') return Buffer.compare(Buffer.from(one), Buffer.from(String(other)));
  return (one as number) < (other as number) ? -1 : Number((one as number) > (other as number));
}

/** Nothing is greater than null. */
function compareBy([first, ...others]: readonly string[], one: Values, other: Values): number {
  if (first === undefined) return 0;
  const isDown = first.startsWith('-');
  const [a, b] = [one[first.replace('-', '')], other[first.replace('-', '')]];
  const difference = a === null || b === null ? Number(a === null) - Number(b === null) : compare(a, b);
  if (difference !== 0) return isDown ? -difference : difference;
  return compareBy(others, one, other);
}

function pick(row: Values, fields: readonly string[] = Object.keys(row)): object {
  return Object.fromEntries(fields.map(name => [name, row[name]]));
}
