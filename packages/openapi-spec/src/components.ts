import {isDeepStrictEqual} from 'node:util';

import {ComponentConflictError} from './errors.js';
import {haveSameOrigin, originOf, setOrigin} from './schemas/origin.js';
import type {Origin} from './schemas/origin.js';
import type {ComponentsObject} from './types.js';

type Section = Record<string, unknown>;

/**
 * Adds a component, unless an equal one is there.
 *
 * @throws {ComponentConflictError} when one of that name is there, and differs or is equal by chance.
 */
export function addComponent(
  components: ComponentsObject,
  section: string,
  name: string,
  component: unknown,
): void {
  const sections = components as Record<string, Section | undefined>;
  const entries = (sections[section] ??= {});
  if (!Object.hasOwn(entries, name)) entries[name] = component;
  const present = entries[name];
  if (present === component) return;

  const [before, after] = [present, component].map(originOfComponent);
  if (!isDeepStrictEqual(present, component) || !haveSameOrigin(before, after))
    throw new ComponentConflictError(section, name, before?.owner, after?.owner);
  // Whichever of the two came first, the one that knows how to validate itself is remembered.
  if (after?.standard) setOrigin(present as object, after);
}

function originOfComponent(component: unknown): Origin | undefined {
  return typeof component === 'object' && component !== null ? originOf(component) : undefined;
}

/** Adds all components of one set to another; extensions replace those of the same name. */
export function addComponents(components: ComponentsObject, added: ComponentsObject): void {
  for (const [section, entries] of Object.entries(added) as [string, Section][]) {
    if (section.startsWith('x-')) Object.assign(components, {[section]: entries});
    else addSection(components, section, entries);
  }
}

function addSection(components: ComponentsObject, section: string, entries: Section): void {
  for (const [name, component] of Object.entries(entries))
    addComponent(components, section, name, component);
}
