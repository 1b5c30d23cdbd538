import type {Check, Run, Seen} from '../run.js';
import type {KeywordRule, Place} from '../keyword.js';
import type {Schema} from '../types.js';

type Schemas = Readonly<Record<string, Schema>>;
type Members = Readonly<Record<string, unknown>>;

/** Keywords about the properties of objects. */
export const OBJECTS: readonly KeywordRule[] = [
  {keyword: 'required', on: 'object', takes: ['array'], compile: required},
  {keyword: 'propertyNames', on: 'object', takes: ['object', 'boolean'], compile: propertyNames},
  {keyword: 'additionalProperties', on: 'object', takes: ['object', 'boolean'], compile: additionalProperties},
  {keyword: 'properties', on: 'object', takes: ['object'], compile: properties},
  {keyword: 'patternProperties', on: 'object', takes: ['object'], compile: patternProperties},
  {keyword: 'dependentRequired', on: 'object', takes: ['object'], compile: dependentRequired},
  {keyword: 'dependentSchemas', on: 'object', takes: ['object'], compile: dependentSchemas},
];

function required(wanted: readonly string[], {parent}: Place): Check {
  return (value, run) => {
    for (const missingProperty of wanted) {
      if (has(value, missingProperty)) continue;
      run.fail('required', parent, {params: {missingProperty}, message: `must have required property '${missingProperty}'`});
    }
  };
}

function propertyNames(wanted: Schema, {parent, compile}: Place): Check {
  const check = compile(wanted);
  return (value, run) => {
    for (const propertyName of Object.keys(value as object)) {
      if (run.named(propertyName, check)) continue;
      run.fail('propertyNames', parent, {params: {propertyName}, message: 'property name must be valid'});
    }
  };
}

function properties(wanted: Schemas, {compile}: Place): Check {
  const checks = namesOf(wanted).map(name => [name, compile(wanted[name] as Schema)] as const);
  return (value, run, seen) => {
    for (const [name, check] of checks) {
      if (has(value, name)) run.inside(name, check, (value as Members)[name]);
      mark(seen, name);
    }
  };
}

function patternProperties(wanted: Schemas, {compile}: Place): Check {
  const checks = Object.entries(wanted).map(([pattern, schema]) => [new RegExp(pattern, 'u'), compile(schema)] as const);
  return (value, run, seen) => {
    for (const [pattern, check] of checks) {
      for (const name of Object.keys(value as object).filter(one => pattern.test(one))) {
        run.inside(name, check, (value as Members)[name]);
        mark(seen, name);
      }
    }
  };
}

function additionalProperties(wanted: Schema, {parent, compile}: Place): Check {
  const known = new Set(namesOf((parent.properties ?? {}) as Schemas));
  const patterns = Object.keys((parent.patternProperties ?? {}) as Schemas).map(pattern => new RegExp(pattern, 'u'));
  const check = wanted === false ? refuse : compile(wanted);
  return (value, run, seen) => {
    for (const name of Object.keys(value as object)) {
      if (known.has(name) || patterns.some(pattern => pattern.test(name))) continue;
      if (check === refuse) tellTooMuch('additional', name, run, parent);
      else run.inside(name, check, (value as Members)[name]);
    }
    seen.properties = 'all';
  };
}

/** What no other keyword has looked at. It comes after all others. */
export function compileUnevaluatedProperties(wanted: Schema, {parent, compile}: Place): Check {
  const check = wanted === false ? refuse : compile(wanted);
  return (value, run, seen) => {
    const {properties: known} = seen;
    if (known === 'all') return;
    for (const name of Object.keys(value as object).filter(one => !known.has(one))) {
      if (check === refuse) tellTooMuch('unevaluated', name, run, parent);
      else run.inside(name, check, (value as Members)[name]);
    }
    seen.properties = 'all';
  };
}

const refuse: Check = () => undefined;

function tellTooMuch(kind: 'additional' | 'unevaluated', name: string, run: Run, parent: Place['parent']): void {
  const params = {[`${kind}Property`]: name};
  run.fail(`${kind}Properties`, parent, {params, message: `must NOT have ${kind} properties`});
}

function dependentRequired(wanted: Readonly<Record<string, readonly string[]>>, {parent}: Place): Check {
  return (value, run) => {
    for (const property of Object.keys(wanted).filter(name => has(value, name))) {
      const needed = wanted[property] as readonly string[];
      const deps = needed.join(', ');
      const message = `must have ${needed.length === 1 ? 'property' : 'properties'} ${deps} when property ${property} is present`;
      for (const missingProperty of needed.filter(name => !has(value, name))) {
        run.fail('dependentRequired', parent, {params: {property, missingProperty, depsCount: needed.length, deps}, message});
      }
    }
  };
}

function dependentSchemas(wanted: Schemas, {compile}: Place): Check {
  const checks = namesOf(wanted).map(name => [name, compile(wanted[name] as Schema)] as const);
  return (value, run, seen) => {
    for (const [name, check] of checks) if (has(value, name)) check(value, run, seen);
  };
}

/** An object's own properties count, and no others. */
function has(value: unknown, name: string): boolean {
  return Object.hasOwn(value as object, name) && (value as Members)[name] !== undefined;
}

function namesOf(schemas: Schemas): readonly string[] {
  return Object.keys(schemas).filter(name => name !== '__proto__');
}

function mark({properties: known}: Seen, name: string): void {
  if (known !== 'all') known.add(name);
}
