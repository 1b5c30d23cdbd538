import {createHash} from 'node:crypto';
import {isDeepStrictEqual} from 'node:util';

import {SchemaConversionError} from '../errors.js';
import {rewriteReferences} from './rewrite.js';
import {writeStandard} from './standard.js';
import type {SchemaObject} from '../types.js';
import type {Direction, StandardSchema} from './standard.js';

/** A converted schema; what it refers to is to be put in the components. */
export interface Converted {
  readonly schema: SchemaObject;
  readonly definitions: Readonly<Record<string, SchemaObject>>;
}

const PREFIX = '#/components/schemas/';
const OWN_PREFIX = '#/$defs/';

const names = new WeakMap<StandardSchema, string>();
const converted = new WeakMap<StandardSchema, Partial<Record<Direction, Converted>>>();

/**
 * Names a schema of a library that has no names itself, such as arktype: it stands in the
 * components, once, wherever it is used. zod names its own: `schema.meta({id: 'Todo'})`.
 *
 * @example
 * const Todo = named('Todo', type({title: 'string'}));
 */
export function named<S extends StandardSchema>(name: string, schema: S): S {
  names.set(schema, name);
  return schema;
}

/**
 * Writes a schema of a library as JSON Schema, and names what it refers to.
 *
 * What goes in and what comes out may differ, by defaults and conversions. Then what comes out is
 * called `TodoOutput`, wherever it is used.
 *
 * @throws {SchemaConversionError} when the library cannot.
 */
export function convertStandard(
  schema: StandardSchema,
  direction: Direction,
  owner: string,
): Converted {
  const known = converted.get(schema)?.[direction];
  if (known) return known;

  const made = direction === 'input' ? convertInput(schema, owner) : convertOutput(schema, owner);
  converted.set(schema, {...converted.get(schema), [direction]: made});
  return made;
}

function convertInput(schema: StandardSchema, owner: string): Converted {
  return normalize(write(schema, 'input', owner), names.get(schema));
}

function convertOutput(schema: StandardSchema, owner: string): Converted {
  const output = write(schema, 'output', owner);
  const input = tryInput(schema);
  if (!input) return normalize(output, names.get(schema));

  const loose = loosen(output, input) as Written;
  // Most schemas convert nothing, and writing one costs more than comparing two.
  if (isDeepStrictEqual(loose, input)) return convertStandard(schema, 'input', owner);

  const [before, after] = [convertStandard(schema, 'input', owner), normalize(loose, names.get(schema))];
  const changed = findChanged(before, after);
  return changed.size > 0 ? renameAll(after, name => (changed.has(name) ? `${name}Output` : name)) : after;
}

interface Written {
  readonly $defs?: Readonly<Record<string, SchemaObject>>;
}

function write(schema: StandardSchema, direction: Direction, owner: string): Written {
  const {vendor} = schema['~standard'];
  let found: unknown;
  try {
    found = writeOnce(schema, direction);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new SchemaConversionError(vendor, owner, reason.replace(/\.$/, ''), {cause});
  }
  if (found) return found;

  throw new SchemaConversionError(vendor, owner, 'it does not implement Standard JSON Schema');
}

/** What goes in, if it can be written: a schema that is only sent need not describe that. */
function tryInput(schema: StandardSchema): Written | undefined {
  try {
    return writeOnce(schema, 'input');
  } catch {
    return undefined;
  }
}

const written = new WeakMap<StandardSchema, Partial<Record<Direction, Written | undefined>>>();

/** What goes in is asked for by requests and by responses, and libraries take their time. */
function writeOnce(schema: StandardSchema, direction: Direction): Written | undefined {
  const known = written.get(schema);
  if (known && direction in known) return known[direction];
  const fresh = writeStandard(schema, direction) as Written | undefined;
  written.set(schema, {...known, [direction]: fresh});
  return fresh;
}

/**
 * Takes back what output says of all objects: that a schema, having removed other properties, lets
 * none through. A result is not sent through the schema, and may have more.
 */
function loosen(output: unknown, input: unknown): unknown {
  if (typeof output !== 'object' || output === null) return output;

  const beside = (typeof input === 'object' && input !== null ? input : {}) as Record<string, unknown>;
  if (Array.isArray(output)) return output.map((item, index) => loosen(item, beside[index]));
  const entries = Object.entries(output)
    .filter(([key, value]) => !(key === 'additionalProperties' && value === false && !(key in beside)))
    .map(([key, value]) => [key, loosen(value, beside[key])]);
  return Object.fromEntries(entries) as unknown;
}

/** Gives definitions their names in the components, and leaves a reference for a schema with one. */
function normalize(written: Written, ownName: string | undefined): Converted {
  const {$defs = {}, ...schema} = withoutDialect(written);
  const isRecursive = JSON.stringify(written).includes('"$ref":"#"');
  const found = Object.keys($defs);
  // Only what has no name needs the hash, which takes its time.
  const hash = isRecursive || found.some(isMadeUp) ? hashOf(written) : '';
  const root = ownName ?? `Schema_${hash}`;
  const fresh = new Map(found.map((name, index) => [name, nameOf(name, `Schema_${hash}_${index}`)]));
  const rewritten = rewriteReferences({schema, definitions: rename($defs, fresh)}, reference =>
    reference === '#' ? PREFIX + root : moved(reference, fresh),
  ) as Converted;
  if (!isRecursive && (ownName === undefined || '$ref' in rewritten.schema)) return rewritten;

  const definitions = {...rewritten.definitions, [root]: rewritten.schema};
  return {schema: {$ref: PREFIX + root}, definitions};
}

function withoutDialect({$schema: _dialect, ...rest}: Written & {$schema?: unknown}): Written {
  return rest;
}

/** Libraries make up names for what has none, and number them in the order of their making. */
function isMadeUp(name: string): boolean {
  return /^_|^[a-z]+\d+$/.test(name);
}

function nameOf(name: string, stable: string): string {
  return isMadeUp(name) ? stable : name.replaceAll(/[^\w.-]/g, '_');
}

function hashOf({$defs = {}, ...rest}: Written): string {
  const order = new Map(Object.keys($defs).map((name, index) => [name, String(index)]));
  const stable = rewriteReferences([rest, Object.values($defs)], reference =>
    moved(reference, order),
  );
  return createHash('sha256').update(JSON.stringify(stable)).digest('hex').slice(0, 8);
}

function moved(reference: string, fresh: ReadonlyMap<string, string>): string {
  const name = fresh.get(reference.slice(OWN_PREFIX.length));
  return reference.startsWith(OWN_PREFIX) && name !== undefined ? PREFIX + name : reference;
}

function rename<T>(definitions: Readonly<Record<string, T>>, fresh: ReadonlyMap<string, string>) {
  return Object.fromEntries(
    Object.entries(definitions).map(([name, definition]) => [fresh.get(name) ?? name, definition]),
  );
}

/** The definitions that differ, and those that refer to them. */
function findChanged(before: Converted, after: Converted): ReadonlySet<string> {
  const all = Object.entries(after.definitions);
  const differs = ([name, schema]: [string, SchemaObject]) =>
    Object.hasOwn(before.definitions, name) &&
    !isDeepStrictEqual(schema, before.definitions[name]);
  const changed = new Set(all.filter(differs).map(([name]) => name));

  for (let size = -1; size !== changed.size; ) {
    size = changed.size;
    const refers = ([, schema]: [string, SchemaObject]) => refersTo(schema, changed);
    for (const [name] of all.filter(refers)) changed.add(name);
  }
  return changed;
}

function refersTo(schema: SchemaObject, changed: ReadonlySet<string>): boolean {
  const text = JSON.stringify(schema);
  return [...changed].some(name => text.includes(`"$ref":"${PREFIX}${name}"`));
}

function renameAll({schema, definitions}: Converted, rename: (name: string) => string): Converted {
  const renamed = Object.entries(definitions).map(([name, one]) => [rename(name), one]);
  return rewriteReferences({schema, definitions: Object.fromEntries(renamed) as unknown}, reference =>
    reference.startsWith(PREFIX) ? PREFIX + rename(reference.slice(PREFIX.length)) : reference,
  ) as Converted;
}
