import {matchSegment} from './path-template.js';

import type {PathTemplate} from './path-template.js';

const NONE: Readonly<Record<string, string>> = Object.freeze({});

/** Inherits nothing: a placeholder may have any name. What Object.create(null) makes is a table, and takes longer. */
const Values = function () {} as unknown as new () => Record<string, string>;
Values.prototype = Object.create(null) as object;

/** What the router has found for `:s0`, `:s1`, by the names that the template gives. */
export function namesWithValues(
  {names, segments}: PathTemplate,
  found: Readonly<Record<string, string | undefined>>,
): Readonly<Record<string, string>> {
  if (names.length === 0) return NONE;
  const values = new Values();
  const texts = segments?.flatMap((segment, index) => matchSegment(segment, found[`s${index}`] ?? '') ?? []);
  for (let index = 0; index < names.length; index++) {
    values[names[index] as string] = (texts ? texts[index] : found[KEYS[index] ?? `s${index}`]) ?? '';
  }
  return values;
}

/** Made once: most templates have few placeholders. */
const KEYS: readonly string[] = Array.from({length: 8}, (_, index) => `s${index}`);
