import {CircularReferenceError, UnresolvedReferenceError} from '../errors.js';
import {isObject, without} from './json.js';
import {pointerOf, pointerOfFragment, valueAt} from './pointer.js';
import {pointerTo, walk} from './walk.js';
import {isReference} from '../types.js';

import type {JsonObject} from './json.js';
import type {Place} from './walk.js';
import type {AnyOpenApiSpec, ReferenceObject} from '../types.js';

/** What a reference leads to, and where that is. */
export interface Target {
  readonly pointer: string;
  readonly value: unknown;
}

/**
 * Finds what references inside one document lead to: by JSON Pointer, by the `$anchor` of a schema, and by
 * its `$id`. Inside a schema with an `$id`, pointers begin at that schema.
 */
export class References {
  private names: ReadonlyMap<string, Target> | undefined;

  constructor(private readonly document: object) {}

  /** The target of a reference; undefined where it leads nowhere, or out of the document. */
  find(reference: string, from?: Place): Target | undefined {
    const [address = '', fragment = ''] = splitOnce(reference, '#');
    const resource = address === '' ? resourceOf(from) : this.named.get(address);
    if (address !== '' && !resource) return undefined;

    return this.at(resource, fragment) ?? (address === '' ? this.at(undefined, fragment) : undefined);
  }

  private at(resource: Target | undefined, fragment: string): Target | undefined {
    const pointer = pointerOfFragment(fragment);
    if (pointer === undefined) return this.named.get(`#${fragment}`);

    const value = valueAt(resource ? resource.value : this.document, pointer);
    return value === undefined ? undefined : {pointer: (resource?.pointer ?? '') + pointer, value};
  }

  private get named(): ReadonlyMap<string, Target> {
    return (this.names ??= namesIn(this.document));
  }
}

/**
 * Follows a reference inside a document to what it stands for; what is no reference stands for itself.
 * The `summary` and `description` beside a reference go over those of its target.
 *
 * @example
 * const parameter = resolveReference<ParameterObject>(document, operation.parameters[0]);
 *
 * @throws {UnresolvedReferenceError} when it leads nowhere, or to another document: bundle them first.
 * @throws {CircularReferenceError} when references lead in a circle.
 */
export function resolveReference<T extends object>(document: AnyOpenApiSpec, value: T | ReferenceObject): T {
  const references = new References(document);
  const chain: string[] = [];
  let found: unknown = value;
  let told = {};
  while (isReference(found)) {
    const {$ref} = found;
    if (chain.includes($ref)) throw new CircularReferenceError([...chain, $ref]);
    chain.push($ref);
    told = {...without({...found}, '$ref'), ...told};
    found = references.find($ref)?.value;
  }
  if (!isObject(found)) throw new UnresolvedReferenceError(chain.at(-1) ?? '', 'the document');

  return (chain.length ? {...found, ...told} : found) as T;
}

function namesIn(document: object): ReadonlyMap<string, Target> {
  const names = new Map<string, Target>();
  const note = (value: JsonObject, pointer: () => string) => {
    const {$id, $anchor, $dynamicAnchor} = value;
    const ids = typeof $id === 'string' ? [$id.replace(/#$/, '')] : [];
    const anchors = [$anchor, $dynamicAnchor].filter(name => typeof name === 'string').map(name => `#${name}`);
    for (const name of [...ids, ...anchors]) names.set(name, {pointer: pointer(), value});
  };
  if ('openapi' in document) {
    walk(document, place => {
      if (place.kind === 'schema') note(place.value, () => pointerTo(place));
    });
  } else noteAll(document, '', note);
  return names;
}

/** What a file holds that is no document of OpenAPI, nobody knows: any object may be a schema. */
function noteAll(value: unknown, pointer: string, note: (value: JsonObject, pointer: () => string) => void): void {
  if (typeof value !== 'object' || value === null) return;
  if (isObject(value)) note(value, () => pointer);
  for (const [key, held] of Object.entries(value)) noteAll(held, pointer + pointerOf(key), note);
}

/** The schema with an `$id` that a place is in. */
function resourceOf(place: Place | undefined): Target | undefined {
  if (place?.kind !== 'schema') return undefined;
  if (typeof place.value.$id === 'string') return {pointer: pointerTo(place), value: place.value};

  return resourceOf(place.parent);
}

function splitOnce(text: string, mark: string): readonly string[] {
  const index = text.indexOf(mark);
  return index < 0 ? [text] : [text.slice(0, index), text.slice(index + 1)];
}
