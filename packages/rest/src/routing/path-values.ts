import {matchSegment} from './path-template.js';

import type {PathTemplate} from './path-template.js';

const NONE: Readonly<Record<string, string>> = Object.freeze({});

/** What the router has found for `:s0`, `:s1`, by the names that the template gives. */
export function namesWithValues(
  {names, segments}: PathTemplate,
  found: Readonly<Record<string, string | undefined>>,
): Readonly<Record<string, string>> {
  if (names.length === 0) return NONE;
  // No prototype: a placeholder may have any name.
  const values = Object.create(null) as Record<string, string>;
  const texts = segments?.flatMap((segment, index) => matchSegment(segment, found[`s${index}`] ?? '') ?? []);
  for (let index = 0; index < names.length; index++) {
    values[names[index] as string] = (texts ? texts[index] : found[KEYS[index] ?? `s${index}`]) ?? '';
  }
  return values;
}

/** Made once: most templates have few placeholders. */
const KEYS: readonly string[] = Array.from({length: 8}, (_, index) => `s${index}`);
