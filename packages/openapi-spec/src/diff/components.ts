import type {Side} from './side.js';
import type {Tell} from './change.js';

/** Compares which names schemas have: generated clients make types of them. */
export function compareNamesOfSchemas(before: Side, after: Side, tell: Tell): void {
  const [old, now] = [schemasOf(before), schemasOf(after)];
  for (const [name, pointer] of now) if (!old.has(name)) tell('schema-name-added', pointer, `The schema '${name}' is new.`);
  for (const [name, pointer] of old) if (!now.has(name)) tell('schema-name-removed', pointer, `The schema '${name}' is gone.`);
}

/** By name, where each stands. */
function schemasOf(side: Side): ReadonlyMap<string, string> {
  const components = side.field(side.root, 'components');
  return new Map([...side.entries(components, 'schemas').keys()].map(name => [name, `/components/schemas/${name}`]));
}
