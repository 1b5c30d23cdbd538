import {isReference} from '../types.js';
import {standardSchemaOf} from './origin.js';
import type {ComponentsObject, SchemaObject} from '../types.js';
import type {StandardIssue, StandardResult, StandardSchema} from './standard.js';

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
export type OwnValidation = (value: unknown) => OwnResult | Promise<OwnResult>;

/** A part of a value that has a schema with a validation of its own, and its result. */
interface Part {
  readonly path: readonly (string | number)[];
  readonly result: StandardResult | Promise<StandardResult>;
  readonly replace: (value: unknown) => void;
}

interface Visit {
  readonly components: ComponentsObject;
  readonly parts: Part[];
}

/**
 * The validation that JSON Schema cannot say: that of the schemas of libraries which a schema was made
 * from, or which stand in its properties, items and references. Undefined when there is none.
 *
 * It is for values that JSON Schema has let through. Parts of the value are replaced in place by what
 * their schemas make of them.
 */
export function ownValidationOf(
  schema: object,
  components: ComponentsObject,
): OwnValidation | undefined {
  if (!isOwn(schema, components, new Set())) return undefined;

  return value => {
    const root = {value};
    const visit: Visit = {components, parts: []};
    collect(schema, value, [], changed => (root.value = changed), visit);
    const results = visit.parts.map(({result}) => result);
    if (!results.some(isPromise)) return finish(root, visit.parts, results as StandardResult[]);

    const all = Promise.all(results.map(result => Promise.resolve(result)));
    return all.then(settled => finish(root, visit.parts, settled));
  };
}

function isOwn(schema: object, components: ComponentsObject, seen: Set<object>): boolean {
  const target = follow(schema, components);
  if (!target || seen.has(target)) return false;
  if (validatorOf(target)) return true;

  seen.add(target);
  const {properties = {}, items, additionalProperties} = target;
  const nested: readonly unknown[] = [...Object.values(properties), items, additionalProperties];
  return nested.some(one => isObject(one) && isOwn(one, components, seen));
}

function collect(
  schema: object,
  value: unknown,
  path: Part['path'],
  replace: Part['replace'],
  visit: Visit,
): void {
  const target = follow(schema, visit.components);
  if (!target) return;

  const validate = validatorOf(target);
  if (validate) visit.parts.push({path, result: validate(value), replace});
  else if (isObject(value)) collectNested(target, value, path, visit);
}

function collectNested(
  {items, properties = {}, additionalProperties}: SchemaObject,
  value: object,
  path: Part['path'],
  visit: Visit,
): void {
  const holder = value as Record<string | number, unknown>;
  const go = (schema: unknown, key: string | number) => {
    const replace = (changed: unknown) => (holder[key] = changed);
    if (isObject(schema)) collect(schema, holder[key], [...path, key], replace, visit);
  };

  if (Array.isArray(value)) value.forEach((_, index) => go(items, index));
  else for (const key of Object.keys(value))
    go(Object.hasOwn(properties, key) ? properties[key] : additionalProperties, key);
}

function validatorOf(schema: object): StandardSchema['~standard']['validate'] {
  return standardSchemaOf(schema)?.['~standard'].validate;
}

function finish(
  root: {readonly value: unknown},
  parts: readonly Part[],
  results: readonly StandardResult[],
): OwnResult {
  const issues = parts.flatMap(({path}, index) => issuesOf(path, results[index]));
  if (issues.length > 0) return {issues};

  parts.forEach(({replace}, index) => replace((results[index] as {value: unknown}).value));
  return {value: root.value};
}

function issuesOf(path: Part['path'], result: StandardResult | undefined): OwnIssue[] {
  // Libraries list issues and paths in classes of their own, whose methods are not those of a list.
  const issues = [...(result?.issues ?? [])];
  return issues.map(issue => ({path: [...path, ...pathOf(issue)], message: issue.message}));
}

function pathOf({path = []}: StandardIssue): (string | number)[] {
  return [...path].map(segment => {
    const key = typeof segment === 'object' ? segment.key : segment;
    return typeof key === 'symbol' ? key.toString() : key;
  });
}

function follow(schema: object, components: ComponentsObject): SchemaObject | undefined {
  // What refers to a schema of a library has its validation too.
  if (validatorOf(schema) || !isReference(schema)) return schema as SchemaObject;

  const name = schema.$ref.replace('#/components/schemas/', '');
  const target = components.schemas?.[name];
  return target && target !== schema ? follow(target, components) : undefined;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function isPromise(value: unknown): value is Promise<unknown> {
  return isObject(value) && 'then' in value;
}
