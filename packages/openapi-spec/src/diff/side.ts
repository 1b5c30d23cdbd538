import {References} from '../document/references.js';
import {isObject, listOf, objectOf} from '../document/json.js';
import {pointerOf} from '../document/pointer.js';

import type {JsonObject} from '../document/json.js';

/** A part of a document, and where it is. */
export interface Located<T = unknown> {
  readonly value: T;
  readonly pointer: string;
}

/** One of the two documents that are compared. */
export class Side {
  private readonly references: References;

  constructor(readonly document: JsonObject) {
    this.references = new References(document);
  }

  get root(): Located<JsonObject> {
    return {value: this.document, pointer: ''};
  }

  /** Follows references; what leads nowhere, or in a circle, is an empty object. */
  resolve({value, pointer}: Located): Located<JsonObject> {
    let found: Located = {value, pointer};
    const seen = new Set<string>();
    while (isObject(found.value) && typeof found.value.$ref === 'string') {
      if (seen.has(found.value.$ref)) return {value: {}, pointer: found.pointer};
      seen.add(found.value.$ref);
      found = this.references.find(found.value.$ref) ?? {value: {}, pointer: found.pointer};
    }
    return {value: objectOf(found.value), pointer: found.pointer};
  }

  /** What a field of an object holds, references followed. */
  field(owner: Located<JsonObject>, name: string): Located<JsonObject> {
    return this.resolve(memberOf(owner, name));
  }

  /** The entries of a map, references followed. */
  entries(owner: Located<JsonObject>, name: string): ReadonlyMap<string, Located<JsonObject>> {
    const map = memberOf(owner, name);
    const keys = Object.keys(objectOf(map.value));
    return new Map(keys.map(key => [key, this.resolve(memberOf(map as Located<JsonObject>, key))]));
  }

  /** The items of a list, references followed. */
  items(owner: Located<JsonObject>, name: string): readonly Located<JsonObject>[] {
    const {value, pointer} = memberOf(owner, name);
    return listOf(value).map((item, index) => this.resolve({value: item, pointer: `${pointer}/${index}`}));
  }
}

export function memberOf({value, pointer}: Located<JsonObject>, name: string): Located {
  return {value: Object.hasOwn(value, name) ? value[name] : undefined, pointer: pointer + pointerOf(name)};
}
