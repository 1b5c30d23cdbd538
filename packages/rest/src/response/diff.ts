import type {Fault} from '../errors.js';

/** How much of a value a message repeats, in characters. */
const SHOWN = 80;

/** Says at each fault what stands there. For developers only: it repeats values. */
export function diffOf(value: unknown, faults: readonly Fault[]): readonly Fault[] {
  return faults.map(fault => ({...fault, message: `${fault.message}, and is ${shown(at(fault.pointer, value))}`}));
}

/** What a JSON Pointer leads to (RFC 6901). */
function at(pointer: string, value: unknown): unknown {
  const names = pointer.split('/').slice(1).map(name => name.replaceAll('~1', '/').replaceAll('~0', '~'));
  return names.reduce<unknown>((parent, name) => (parent as Record<string, unknown> | null | undefined)?.[name], value);
}

function shown(value: unknown): string {
  if (value === undefined) return 'absent';
  const text = JSON.stringify(value);
  return text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text;
}
