import {isObject} from './json.js';
import {pointerOf} from './pointer.js';
import {slotOf} from './shapes.js';

import type {JsonObject} from './json.js';
import type {Kind} from './shapes.js';

/** An object of a document that has a kind, and where it is. */
export interface Place {
  readonly kind: Kind;
  readonly value: JsonObject;
  readonly parent: Place | undefined;
  /** The way from the parent: a field, or a field and what is in it. */
  readonly tokens: readonly (string | number)[];
}

/** Visits each object that has a kind in a document, or a part of one; what contains others goes before them. */
export function walk(part: object, visit: (place: Place) => void, kind: Kind = 'document'): void {
  walkFrom({kind, value: part as JsonObject, parent: undefined, tokens: []}, visit);
}

/** All that {@link walk} visits, for those who change it. */
export function placesOf(part: object, kind: Kind = 'document'): readonly Place[] {
  const places: Place[] = [];
  walk(part, place => places.push(place), kind);
  return places;
}

/** The JSON Pointer of a place, or of one of its fields. */
export function pointerTo(place: Place, ...more: readonly (string | number)[]): string {
  const above = place.parent ? pointerTo(place.parent) : '';
  return above + pointerOf(...place.tokens, ...more);
}

/**
 * Copies a document, and lets each object that has a kind be replaced: those inside others first, so
 * that pointers are those of the document that was given.
 */
export function replaceEach(
  document: object,
  replace: (value: JsonObject, kind: Kind, pointer: string) => unknown,
): JsonObject {
  const copy = (value: unknown, kind: Kind, pointer: string): unknown => {
    if (!isObject(value)) return value;
    const entries = Object.entries(value).map(([field, held]) => [field, inside(held, kind, field, pointer)]);
    return replace(Object.fromEntries(entries) as JsonObject, kind, pointer);
  };
  const inside = (held: unknown, kind: Kind, field: string, pointer: string): unknown => {
    const slot = slotOf(kind, field);
    const here = pointer + pointerOf(field);
    if (!slot) return held;
    if (slot.many === '') return copy(held, slot.kind, here);
    if (Array.isArray(held)) return held.map((item, index) => copy(item, slot.kind, `${here}/${index}`));
    if (!isObject(held)) return held;
    const entries = Object.entries(held).map(([name, item]) => [name, copy(item, slot.kind, here + pointerOf(name))]);
    return Object.fromEntries(entries) as JsonObject;
  };
  return copy(document, 'document', '') as JsonObject;
}

function walkFrom(place: Place, visit: (place: Place) => void): void {
  visit(place);
  for (const field of Object.keys(place.value)) walkField(place, field, visit);
}

function walkField(parent: Place, field: string, visit: (place: Place) => void): void {
  const slot = slotOf(parent.kind, field);
  if (!slot) return;

  const held = parent.value[field];
  const enter = (value: unknown, ...more: readonly (string | number)[]) => {
    if (isObject(value)) walkFrom({kind: slot.kind, value, parent, tokens: [field, ...more]}, visit);
  };
  if (slot.many === '') enter(held);
  else if (Array.isArray(held)) held.forEach((value, index) => enter(value, index));
  else if (isObject(held)) for (const name of Object.keys(held)) enter(held[name], name);
}
