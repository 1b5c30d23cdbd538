import {References} from './references.js';
import {SECTIONS} from './shapes.js';
import {UnresolvedReferenceError} from '../errors.js';
import {baseNameOf, resolveLocation} from './location.js';
import {fragmentOf, pointerOf, tokensOf} from './pointer.js';
import {has, isObject} from './json.js';
import {parseText} from './text.js';
import {placesOf, pointerTo} from './walk.js';

import type {AnyOpenApiSpec} from '../types.js';
import type {JsonObject} from './json.js';
import type {Kind} from './shapes.js';
import type {Place} from './walk.js';
import type {Target} from './references.js';

/**
 * Gives what is at a file or a URL: its text, or what the text holds. Take care which locations it reads: they
 * are those that the document names.
 */
export type ReadLocation = (location: string) => unknown;

export interface BundleOptions {
  /** Where the document is: relative references begin there. @defaultValue '' */
  readonly location?: string;
  /** Reads another document. Without it a reference to another document is an error. */
  readonly read?: ReadLocation;
}

/**
 * Puts a document and all that it refers to in other files into one document.
 *
 * What comes from elsewhere moves to the components under its own name, or that name with a number where it is
 * taken; path items are put where they are first referred to. Circular references stay references.
 *
 * @example
 * const whole = await bundle(document, {location: 'api/openapi.yaml', read: path => readFile(path, 'utf8')});
 *
 * @throws {UnresolvedReferenceError} when a reference to another document leads nowhere.
 */
export async function bundle<T extends AnyOpenApiSpec>(document: T, options: BundleOptions = {}): Promise<T> {
  const whole = structuredClone(document);
  await new Bundler(whole as object as JsonObject, options).bundle();
  return whole;
}

/** A document that has been read, and a part of it that is to be brought over. */
interface Source {
  readonly location: string;
  readonly references: References;
}

class Bundler {
  private readonly home: Source;
  private readonly sources = new Map<string, Promise<Source>>();
  /** Where what was brought over is now: by its location and pointer. */
  private readonly moved = new Map<string, string>();

  constructor(
    private readonly whole: JsonObject,
    private readonly options: BundleOptions,
  ) {
    this.home = {location: options.location ?? '', references: new References(structuredClone(whole))};
    this.sources.set(this.home.location, Promise.resolve(this.home));
  }

  bundle(): Promise<void> {
    return this.mend(this.whole, 'document', '', this.home);
  }

  /** Rewrites the references in a part of the whole that came from a source. */
  private async mend(part: JsonObject, kind: Kind, pointer: string, source: Source): Promise<void> {
    for (const place of placesOf(part, kind)) {
      const {value} = place;
      // In the order of the document: names are given out in it.
      if (typeof value.$ref === 'string') await this.mendReference(place, value.$ref, pointer, source);
      if (place.kind === 'discriminator') await this.mendMapping(place, source);
    }
  }

  private async mendReference(place: Place, reference: string, pointer: string, source: Source): Promise<void> {
    const here = pointer + pointerTo(place);
    if (this.staysHere(reference, place, source)) return;

    const {from, target} = await this.find(reference, place, source, here);
    const key = `${from.location}#${target.pointer}`;
    const known = from === this.home ? target.pointer : this.moved.get(key);
    if (known !== undefined) place.value.$ref = fragmentOf(known);
    else if (place.kind === 'pathItem') await this.putHere(place, key, here, from, target);
    else place.value.$ref = fragmentOf(await this.moveToComponents(place.kind, key, from, target));
  }

  private async mendMapping(place: Place, source: Source): Promise<void> {
    const {mapping} = place.value;
    if (!isObject(mapping)) return;

    for (const [name, reference] of Object.entries(mapping)) {
      if (typeof reference !== 'string' || !/[#/]|\.(ya?ml|json)$/i.test(reference)) continue;
      if (this.staysHere(reference, place, source)) continue;
      const {from, target} = await this.find(reference, place, source, pointerTo(place));
      const key = `${from.location}#${target.pointer}`;
      const known = from === this.home ? target.pointer : this.moved.get(key);
      mapping[name] = fragmentOf(known ?? (await this.moveToComponents('schema', key, from, target)));
    }
  }

  /** A reference of the document into itself, or to the `$id` of a schema that it contains. */
  private staysHere(reference: string, place: Place, source: Source): boolean {
    if (source !== this.home) return false;
    return reference.startsWith('#') || this.home.references.find(reference, place) !== undefined;
  }

  private async find(reference: string, place: Place, source: Source, here: string): Promise<Found> {
    const inside = source.references.find(reference, place);
    if (inside) return {from: source, target: inside};

    const [address = '', fragment = ''] = reference.split('#');
    const from = await this.open(resolveLocation(source.location, address), reference, here);
    const target = from.references.find(`#${fragment}`);
    if (!target || !isObject(target.value)) throw new UnresolvedReferenceError(reference, `#${here}`);

    return {from, target};
  }

  private open(location: string, reference: string, here: string): Promise<Source> {
    const opened = this.sources.get(location) ?? this.read(location, reference, here);
    this.sources.set(location, opened);
    return opened;
  }

  private async read(location: string, reference: string, here: string): Promise<Source> {
    try {
      if (!this.options.read) throw new Error('No `read` was given to bundle.');
      const content = await this.options.read(location);
      const value = typeof content === 'string' ? await parseText(content) : content;
      return {location, references: new References(value as object)};
    } catch (cause) {
      throw new UnresolvedReferenceError(reference, `#${here}`, {cause});
    }
  }

  private async putHere(place: Place, key: string, here: string, from: Source, target: Target): Promise<void> {
    this.moved.set(key, here);
    delete place.value.$ref;
    const copy = structuredClone(target.value) as JsonObject;
    for (const [field, value] of Object.entries(copy)) if (!has(place.value, field)) place.value[field] = value;
    await this.mend(place.value, 'pathItem', here, from);
  }

  private async moveToComponents(kind: Kind, key: string, from: Source, target: Target): Promise<string> {
    const section = SECTIONS[kind] ?? 'schemas';
    const components = (this.whole.components ??= {}) as Record<string, JsonObject>;
    const entries = (components[section] ??= {});
    const name = freeName(entries, tokensOf(target.pointer)?.at(-1) ?? baseNameOf(from.location));
    const pointer = pointerOf('components', section, name);
    this.moved.set(key, pointer);

    const copy = structuredClone(target.value) as JsonObject;
    entries[name] = copy;
    await this.mend(copy, kind, pointer, from);
    return pointer;
  }
}

interface Found {
  readonly from: Source;
  readonly target: Target;
}

/** The wanted name, in the letters that components may have; with a number, where it is taken. */
function freeName(entries: JsonObject, wanted: string): string {
  const name = wanted.replaceAll(/[^\w.-]/g, '_') || 'component';
  let free = name;
  for (let number = 2; has(entries, free); number += 1) free = `${name}_${number}`;
  return free;
}
