import {isDeepStrictEqual} from 'node:util';

import {ComponentConflictError} from './errors.js';
import type {ComponentsObject} from './types.js';

type Section = Record<string, unknown>;

/**
 * Adds a component, unless an equal one is there.
 *
 * @throws {ComponentConflictError} when one of that name is there, and differs.
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
  if (!isDeepStrictEqual(entries[name], component)) throw new ComponentConflictError(section, name);
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
