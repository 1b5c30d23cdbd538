import {fullFormats} from 'ajv-formats/dist/formats.js';

import {Documents, baseOf} from './documents.js';
import {Run, Seen} from './run.js';
import {compileObject} from './schema-object.js';

import type {Check} from './run.js';
import type {CompilerOptions, Format, Schema, SchemaCompiler, Validator} from './types.js';
import type {FormatCheck, Place} from './keyword.js';
import type {Target} from './documents.js';

/**
 * Compiles schemas to functions that call each other, and to no code: for where code may not be made from strings.
 *
 * Its errors are those of Ajv. A reference to the schema of JSON Schema itself leads nowhere.
 */
export class Interpreter implements SchemaCompiler {
  private readonly documents = new Documents();
  private readonly formats: ReadonlyMap<string, FormatCheck>;
  /** What has been compiled, and what is being compiled: a schema may refer to itself. */
  private readonly checks = new Map<string, WeakMap<object, Check>>();
  private count = 0;

  constructor(private readonly options: CompilerOptions) {
    this.formats = formatsOf(options);
  }

  addSchema(document: object, id: string): void {
    this.documents.add(document, id);
  }

  getSchema(reference: string): Validator | undefined {
    const target = this.documents.find(reference, '');
    return target && this.createValidator(target);
  }

  compile(schema: Schema): Validator {
    const base = baseOf(schema, `rondo:schema-${this.count++}`);
    this.documents.add(schema, base);
    return this.createValidator({schema, base});
  }

  private createValidator(target: Target): Validator {
    const check = this.enter(target);
    const validate: Validator = value => {
      const run = new Run(this.options.verbose ?? false);
      check(value, run, new Seen());
      validate.errors = run.errors.length > 0 ? run.errors : null;
      return run.errors.length === 0;
    };
    return validate;
  }

  /** The check of a schema in another document, or in the same one. */
  private enter({schema, base}: Target): Check {
    const check = this.checkOf(schema, base);
    return (value, run, seen) => {
      run.scopes.push(base);
      check(value, run, seen);
      run.scopes.pop();
    };
  }

  private checkOf(schema: Schema, base: string): Check {
    if (schema === true) return accept;
    if (schema === false) return refuse;
    const known = this.known(base);
    const done = known.get(schema);
    if (done) return done;
    let check: Check = accept;
    known.set(schema, (value, run, seen) => check(value, run, seen));
    check = compileObject(this.placeOf(schema, base), this.options.keywords ?? []);
    known.set(schema, check);
    return check;
  }

  private known(base: string): WeakMap<object, Check> {
    const known = this.checks.get(base) ?? new WeakMap<object, Check>();
    this.checks.set(base, known);
    return known;
  }

  private placeOf(schema: object, base: string): Place {
    const {formats, documents} = this;
    return {
      parent: schema as Place['parent'],
      formats,
      multipleOfPrecision: this.options.multipleOfPrecision,
      compile: inner => this.compileInside(inner, base),
      follow: reference => this.enter(documents.resolve(reference, base)),
      followDynamic: reference => this.followDynamic(reference, documents.resolve(reference, base)),
    };
  }

  private compileInside(schema: Schema, base: string): Check {
    const own = baseOf(schema, base);
    return own === base ? this.checkOf(schema, base) : this.enter({schema, base: own});
  }

  private followDynamic(reference: string, fixed: Target): Check {
    const anchor = reference.slice(reference.indexOf('#') + 1);
    const check = this.enter(fixed);
    if (!this.documents.isDynamic(fixed, anchor)) return check;
    return (value, run, seen) => {
      const target = this.documents.findDynamic(anchor, run.scopes);
      (target ? this.enter(target) : check)(value, run, seen);
    };
  }
}

const accept: Check = () => undefined;
const refuse: Check = (_, run) => run.fail('false schema', undefined, {message: 'boolean schema is false'});

function formatsOf({standardFormats = true, formats = []}: CompilerOptions): ReadonlyMap<string, FormatCheck> {
  if (!standardFormats) return new Map();
  const standard = Object.entries(fullFormats).map(([name, format]) => [name, standardCheck(format)] as const);
  return new Map([...standard, ...formats.map(format => [format.name, ownCheck(format)] as const)]);
}

type Judge = RegExp | ((value: never) => boolean);

/** A format of ajv-formats is an expression, a function, one of the two with a type, or true for whatever comes. */
function standardCheck(format: unknown): FormatCheck {
  if (typeof format === 'boolean') return () => true;
  const {type = 'string', validate = format} = (typeof format === 'object' && !(format instanceof RegExp) ? format : {}) as {
    readonly type?: string;
    readonly validate?: unknown;
  };
  return typedCheck(type, validate as Judge | true);
}

function ownCheck({type = 'string', validate}: Format): FormatCheck {
  return typedCheck(type, value => validate(value));
}

function typedCheck(type: string, judge: Judge | true): FormatCheck {
  if (judge === true) return () => true;
  const holds = judge instanceof RegExp ? (value: unknown) => judge.test(value as string) : judge;
  // oxlint-disable-next-line valid-typeof -- the type is that of the format
  return value => typeof value !== type || holds(value as never);
}
