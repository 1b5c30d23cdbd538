import {OwnSchemas, isObject} from './own-parts.js';
import {allLater, later} from './later.js';
import {mergeConversions} from './merge-conversions.js';
import type {ComponentsObject, SchemaOrReference} from '../types.js';
import type {Direction, StandardIssue, StandardResult} from './standard.js';
import type {Later} from './later.js';
import type {Parts} from './own-parts.js';

/** What is wrong with a value, as its schema tells it. */
export interface OwnIssue {
  /** Where, from the value on: names of properties and numbers of items. */
  readonly path: readonly (string | number)[];
  readonly message: string;
}

/** The value, perhaps converted; or all that is wrong with it. */
export type OwnResult =
  | {readonly value: unknown; readonly issues?: undefined}
  | {readonly issues: readonly OwnIssue[]};

/** Validates by what schemas do beyond JSON Schema; at once, unless one of them is asynchronous. */
export type OwnValidation = (value: unknown) => Later<OwnResult>;

/** Whether JSON Schema lets a value through; it may be asked of each part of a schema. */
export type Matches = (schema: SchemaOrReference, value: unknown) => boolean;

/**
 * The validation that JSON Schema cannot say: that of the schemas of libraries which a schema was made
 * from, or which stand in its parts. Undefined when there is none.
 *
 * It is for values that JSON Schema has let through. Of `anyOf` and `oneOf` the first member counts that
 * JSON Schema lets through and whose own validation does so too. What several members of `allOf` convert
 * is put together; where two convert the same property, the last of them holds.
 *
 * @param direction - `output` for results, of which only those can be validated that no schema converts
 */
export function ownValidationOf(
  schema: object,
  components: ComponentsObject,
  matches: Matches,
  direction: Direction = 'input',
): OwnValidation | undefined {
  const schemas = new OwnSchemas(components, direction);
  if (!schemas.has(schema)) return undefined;
  const run = new OwnRun(schemas, matches);
  return value => run.validate(schema, value, []);
}

/** The keywords under which a schema has such a validation, and nobody can ask it: `not`, `contains`. */
export function hiddenValidationsOf(schema: object, components: ComponentsObject): readonly string[] {
  return [...new Set(new OwnSchemas(components, 'input').findHidden(schema))];
}

type Path = OwnIssue['path'];

class OwnRun {
  constructor(
    private readonly schemas: OwnSchemas,
    private readonly matches: Matches,
  ) {}

  validate(schema: unknown, value: unknown, path: Path): Later<OwnResult> {
    const target = this.schemas.has(schema) ? this.schemas.follow(schema) : undefined;
    if (!target) return {value};
    const validate = this.schemas.validatorOf(target);
    if (validate) return later(validate(value), result => resultOf(path, result));

    const choices = [target.anyOf, target.oneOf].filter(members => members?.some(member => this.schemas.has(member)));
    const all = [...(target.allOf ?? []), ...this.conditional(target, value)].filter(member => this.schemas.has(member));
    const results = [
      ...this.members(target, value, path),
      ...all.map(member => this.validate(member, value, path)),
      ...choices.map(members => this.choose(members ?? [], value, path)),
    ];
    // A choice that stands alone is the whole value; anything else is a part of it.
    const isAlone = results.length === 1 && choices.length === 1 && !isDescribedElsewhere(target);
    return later(allLater(results), settled => combine(value, settled, isAlone));
  }

  /** Of the schemas that hold under a condition those whose condition is met. */
  private conditional({if: condition, then, else: otherwise, dependentSchemas = {}}: Parts, value: unknown): readonly unknown[] {
    const dependent = Object.entries(dependentSchemas).filter(([name]) => isObject(value) && Object.hasOwn(value, name));
    const branch = condition === undefined ? undefined : this.fits(condition, value) ? then : otherwise;
    return [...dependent.map(([, schema]) => schema), branch];
  }

  private fits(schema: unknown, value: unknown): boolean {
    return isObject(schema) ? this.matches(schema as SchemaOrReference, value) : schema === true;
  }

  private choose(members: readonly unknown[], value: unknown, path: Path): Later<OwnResult> {
    const fitting = members.filter(member => this.fits(member, value));
    const attempt = (index: number, best: OwnResult): Later<OwnResult> => {
      if (index === fitting.length) return best;
      return later(this.validate(fitting[index], value, path), result => {
        return result.issues ? attempt(index + 1, fewer(best, result)) : result;
      });
    };
    // What fits nothing was converted before, and has been let through as it was sent.
    return attempt(0, {value});
  }

  private members(schema: Parts, value: unknown, path: Path): readonly Later<OwnResult>[] {
    if (!isObject(value)) return [];
    const parts = Object.entries(value).flatMap(([key, held]) => {
      const name = Array.isArray(value) ? Number(key) : key;
      const own = schemasFor(schema, name).filter(one => this.schemas.has(one));
      return own.map(one => ({name, result: this.validate(one, held, [...path, name])}));
    });
    return parts.map(({name, result}) => later(result, settled => (settled.issues ? settled : {value: new Changed(name, settled.value)})));
  }
}

/** What a part of a value has become. */
class Changed {
  constructor(
    readonly name: string | number,
    readonly value: unknown,
  ) {}
}

function schemasFor(schema: Parts, name: string | number): readonly unknown[] {
  if (typeof name === 'number') return [schema.prefixItems && name < schema.prefixItems.length ? schema.prefixItems[name] : schema.items];
  const {properties = {}, patternProperties = {}} = schema;
  const patterned = Object.entries(patternProperties).filter(([pattern]) => new RegExp(pattern, 'u').test(name));
  const found = [...(Object.hasOwn(properties, name) ? [properties[name]] : []), ...patterned.map(([, one]) => one)];
  return found.length > 0 ? found : [schema.additionalProperties];
}

function isDescribedElsewhere({properties, patternProperties, allOf}: Parts): boolean {
  return [properties, patternProperties, allOf].some(one => one !== undefined);
}

function combine(value: unknown, results: readonly OwnResult[], isAlone: boolean): OwnResult {
  const issues = results.flatMap(result => result.issues ?? []);
  if (issues.length > 0) return {issues};
  const made = results.map(result => ('value' in result ? result.value : undefined));
  if (isAlone) return {value: made[0]};
  const changes = made.flatMap(one => (one instanceof Changed ? [[one.name, one.value] as const] : []));
  return {value: mergeConversions(value, changes, made.filter(one => !(one instanceof Changed)))};
}

/** Of two refusals that which asks for less; the first, where there is none before. */
function fewer(best: OwnResult, result: OwnResult): OwnResult {
  return !best.issues || (result.issues ?? []).length < best.issues.length ? result : best;
}

function resultOf(path: Path, result: StandardResult): OwnResult {
  if (!result.issues) return {value: result.value};
  // Libraries list issues and paths in classes of their own, whose methods are not those of a list.
  return {issues: [...result.issues].map(issue => ({path: [...path, ...pathOf(issue)], message: issue.message}))};
}

function pathOf({path = []}: StandardIssue): (string | number)[] {
  return [...path].map(segment => {
    const key = typeof segment === 'object' ? segment.key : segment;
    return typeof key === 'symbol' ? key.toString() : key;
  });
}
