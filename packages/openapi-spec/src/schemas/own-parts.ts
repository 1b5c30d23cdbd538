import {isDeepStrictEqual} from 'node:util';

import {convertStandard} from './convert.js';
import {isReference} from '../types.js';
import {standardSchemaOf} from './origin.js';
import type {ComponentsObject, SchemaObject} from '../types.js';
import type {Direction, StandardSchema} from './standard.js';

/** Says of itself whether a value is right. */
export type Validator = NonNullable<StandardSchema['~standard']['validate']>;

type Schemas = Readonly<Record<string, unknown>>;

/** A schema, as far as its parts go. */
export interface Parts {
  readonly properties?: Schemas;
  readonly patternProperties?: Schemas;
  readonly additionalProperties?: unknown;
  readonly items?: unknown;
  readonly prefixItems?: readonly unknown[];
  readonly allOf?: readonly unknown[];
  readonly anyOf?: readonly unknown[];
  readonly oneOf?: readonly unknown[];
  readonly if?: unknown;
  readonly then?: unknown;
  readonly else?: unknown;
  readonly dependentSchemas?: Schemas;
}

/** Under these keywords JSON Schema asks whether a value fits, and no result of a validation would have a place. */
const ASKING = ['not', 'if', 'contains', 'propertyNames', 'unevaluatedItems', 'unevaluatedProperties', 'contentSchema'];

/** Knows where in schemas there are schemas of libraries, which validate themselves. */
export class OwnSchemas {
  private readonly known = new WeakMap<object, boolean>();

  constructor(
    private readonly components: ComponentsObject,
    private readonly direction: Direction,
  ) {}

  /** Whether a schema has a validation of its own, in itself or in its parts. */
  has(schema: unknown): boolean {
    const target = this.follow(schema);
    if (!target) return false;
    const known = this.known.get(target) ?? this.search(target, new Set());
    this.known.set(target, known);
    return known;
  }

  /** A schema without its reference; what refers to a schema of a library has its validation too. */
  follow(schema: unknown): (SchemaObject & Parts) | undefined {
    if (!isObject(schema)) return undefined;
    if (this.validatorOf(schema) || !isReference(schema)) return schema as SchemaObject & Parts;
    const target = this.components.schemas?.[schema.$ref.replace('#/components/schemas/', '')];
    return target === schema ? undefined : this.follow(target);
  }

  /** Of results only what no conversion has made something else of can be validated. */
  validatorOf(schema: object): Validator | undefined {
    const standard = standardSchemaOf(schema);
    const validate = standard?.['~standard'].validate;
    return standard && (this.direction === 'input' || convertsNothing(standard)) ? validate : undefined;
  }

  /** The keywords under which a validation stands that cannot be asked, from a schema on. */
  findHidden(schema: unknown, seen = new Set<object>()): readonly string[] {
    const target = this.follow(schema);
    if (!target || seen.has(target) || this.validatorOf(target)) return [];
    seen.add(target);
    const hidden = ASKING.filter(keyword => this.has((target as Schemas)[keyword]));
    return [...hidden, ...partsOf(target).flatMap(part => this.findHidden(part, seen))];
  }

  private search(target: SchemaObject & Parts, seen: Set<object>): boolean {
    if (this.validatorOf(target)) return true;
    if (seen.has(target)) return false;
    seen.add(target);
    return partsOf(target).some(part => {
      const next = this.follow(part);
      return next !== undefined && this.search(next, seen);
    });
  }
}

function partsOf(schema: Parts): readonly unknown[] {
  const {properties, patternProperties, dependentSchemas, prefixItems = [], allOf = [], anyOf = [], oneOf = []} = schema;
  const named = [properties, patternProperties, dependentSchemas].flatMap(schemas => Object.values(schemas ?? {}));
  return [...named, ...prefixItems, ...allOf, ...anyOf, ...oneOf, schema.items, schema.additionalProperties, schema.then, schema.else];
}

const same = new WeakMap<StandardSchema, boolean>();

/** Whether what comes out of a schema is described as what goes in. */
function convertsNothing(standard: StandardSchema): boolean {
  const known = same.get(standard);
  if (known !== undefined) return known;
  const found = isSameBothWays(standard);
  same.set(standard, found);
  return found;
}

function isSameBothWays(standard: StandardSchema): boolean {
  try {
    const [before, after] = (['input', 'output'] as const).map(direction => convertStandard(standard, direction, 'a result'));
    return isDeepStrictEqual(before, after);
  } catch {
    return false;
  }
}

export function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
