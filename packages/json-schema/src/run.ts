import type {SchemaError} from './types.js';

/** Judges a value: tells its faults to the run, and marks in `seen` the members that it has looked at. */
export type Check = (value: unknown, run: Run, seen: Seen) => void;

/** The members of one value that some keyword has looked at; `unevaluatedProperties` and `-Items` ask for the others. */
export class Seen {
  properties: Set<string> | 'all' = new Set();
  /** So many items from the first one on. */
  items: number | 'all' = 0;

  add({properties, items}: Seen): void {
    if (properties === 'all' || this.properties === 'all') this.properties = 'all';
    else for (const name of properties) this.properties.add(name);
    this.items = this.items === 'all' || items === 'all' ? 'all' : Math.max(this.items, items);
  }
}

/** What a keyword tells of its fault. */
export interface Fault {
  readonly params?: SchemaError['params'];
  readonly message: string;
}

/** One value being judged. */
export class Run {
  errors: SchemaError[] = [];
  /** The documents that have led here, the outermost first: `$dynamicRef` looks through them. */
  readonly scopes: string[] = [];
  private path = '';
  private propertyName: string | undefined;

  constructor(private readonly isVerbose: boolean) {}

  fail(keyword: string, parent: Readonly<Record<string, unknown>> | undefined, {params = {}, message}: Fault): void {
    const {path, propertyName, isVerbose} = this;
    this.errors.push({
      keyword,
      instancePath: path,
      params,
      message,
      ...(propertyName !== undefined && {propertyName}),
      ...(isVerbose && {schema: parent?.[keyword] ?? false, parentSchema: parent}),
    });
  }

  /** Whether a value is valid. */
  holds(check: Check, value: unknown, seen: Seen): boolean {
    const before = this.errors.length;
    check(value, this, seen);
    return this.errors.length === before;
  }

  /** Judges a member: an item or a property. */
  inside(member: string | number, check: Check, value: unknown): boolean {
    const {path} = this;
    this.path = `${path}/${typeof member === 'number' ? member : escaped(member)}`;
    const isValid = this.holds(check, value, new Seen());
    this.path = path;
    return isValid;
  }

  /** Judges the name of a property. */
  named(name: string, check: Check): boolean {
    const {propertyName} = this;
    this.propertyName = name;
    const isValid = this.holds(check, name, new Seen());
    this.propertyName = propertyName;
    return isValid;
  }

  /** Forgets the faults that have been told since there were so many: they do not matter. */
  forget(count: number): void {
    this.errors.length = count;
  }
}

function escaped(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1');
}
