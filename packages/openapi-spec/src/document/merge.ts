import {isDeepStrictEqual} from 'node:util';

import {MergeConflictError} from '../errors.js';
import {isObject, listOf, objectOf} from './json.js';
import {operationsIn} from './operations.js';
import {pointerOf} from './pointer.js';

import type {AnyOpenApiSpec} from '../types.js';
import type {Conflict} from '../errors.js';
import type {JsonObject} from './json.js';

/** The maps of a document in which each entry is one thing: an operation, a component. */
const DEPTHS = {paths: 2, webhooks: 2, components: 2} as const;

/** What holds for a whole document, and is written on its path items or operations when the others differ. */
const COMMON = ['security', 'servers'] as const;

/**
 * Makes one document of several. `info` and extensions come from the first that has them; what the documents
 * have in common, paths, components and tags, may be said again, but not differently.
 *
 * `security` and `servers` of a document hold for its own operations only, and are written there where
 * the documents differ.
 *
 * @throws {MergeConflictError} with all conflicts, and the pointers of both sides.
 */
export function mergeDocuments<T extends AnyOpenApiSpec>(first: T, ...others: readonly T[]): T {
  const documents = [first, ...others].map(document => structuredClone(document) as JsonObject);
  for (const field of COMMON) spread(field, documents);

  const merged = new Merging(documents);
  if (merged.conflicts.length) throw new MergeConflictError(merged.conflicts);

  return merged.whole as T;
}

class Merging {
  readonly conflicts: Conflict[] = [];
  readonly whole: JsonObject = {};
  /** Which document has said what stands at a pointer. */
  private readonly sayers = new Map<string, number>();

  constructor(documents: readonly JsonObject[]) {
    for (const [index, document] of documents.entries()) this.addDocument(document, index);
    this.compareOperationIds(documents);
  }

  private addDocument(document: JsonObject, index: number): void {
    for (const [field, value] of Object.entries(document)) {
      if (isMapField(field) && isObject(value)) this.add(this.whole, field, value, index, DEPTHS[field], '');
      else if (field === 'tags') this.addTags(listOf(value), index);
      else if (field === 'openapi') this.add(this.whole, field, value, index, 0, '');
      else if (!Object.hasOwn(this.whole, field)) this.whole[field] = value;
    }
  }

  /** Adds an entry; above the given depth, entry by entry. */
  private add(into: JsonObject, key: string, value: unknown, index: number, depth: number, above: string): void {
    const pointer = above + pointerOf(key);
    const before = Object.hasOwn(into, key) ? into[key] : undefined;
    if (before === undefined) {
      into[key] = depth > 0 && isObject(value) ? {} : value;
      this.sayers.set(pointer, index);
      if (depth === 0 || !isObject(value)) return;
    }
    const inside = into[key];
    if (depth > 0 && isObject(inside) && isObject(value)) {
      for (const [name, entry] of Object.entries(value)) this.add(inside, name, entry, index, depth - 1, pointer);
    } else if (!isDeepStrictEqual(before, value)) this.refuse(pointer, index);
  }

  private addTags(tags: readonly unknown[], index: number): void {
    const known = (this.whole.tags ??= []) as JsonObject[];
    for (const [position, tag] of tags.map(objectOf).entries()) {
      const before = known.findIndex(({name}) => name === tag.name);
      if (before < 0) this.sayers.set(pointerOf('tags', known.push(tag) - 1), index);
      else if (!isDeepStrictEqual(known[before], tag))
        this.refuse(pointerOf('tags', before), index, pointerOf('tags', position));
    }
  }

  private refuse(pointer: string, index: number, there = pointer): void {
    this.conflicts.push({
      first: {document: this.sayers.get(pointer) ?? 0, pointer},
      second: {document: index, pointer: there},
    });
  }

  private compareOperationIds(documents: readonly JsonObject[]): void {
    const seen = new Map<unknown, Conflict['first']>();
    for (const [document, {paths}] of documents.entries()) {
      for (const {pointer, value} of operationsIn(objectOf(paths), '/paths')) {
        const side = {document, pointer: `${pointer}/operationId`};
        const first = seen.get(value.operationId) ?? side;
        if (first.document !== document && first.pointer !== side.pointer) this.conflicts.push({first, second: side});
        if (value.operationId !== undefined) seen.set(value.operationId, first);
      }
    }
  }
}

function isMapField(field: string): field is keyof typeof DEPTHS {
  return Object.hasOwn(DEPTHS, field);
}

/** Writes what holds for a document on each of its operations, unless it holds for all documents. */
function spread(field: (typeof COMMON)[number], documents: readonly JsonObject[]): void {
  const [first, ...others] = documents;
  if (others.every(other => isDeepStrictEqual(other[field], first?.[field]))) return;

  for (const document of documents) {
    for (const {value, item} of [...operationsIn(objectOf(document.paths), '/paths'), ...operationsIn(objectOf(document.webhooks), '/webhooks')]) {
      // An operation says `[]` for no security, and nothing for that of the document.
      const common = document[field] ?? (field === 'security' ? undefined : [{url: '/'}]);
      if (common !== undefined && !Object.hasOwn(item, field)) value[field] ??= common;
    }
    delete document[field];
  }
}
