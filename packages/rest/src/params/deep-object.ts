import {ParameterError, decodeAll} from './wire.js';

import type {RawPairs} from './raw-pairs.js';
import type {Style} from './styles.js';
import type {Wire} from './wire.js';

/** A member that is still being put together. */
type Branch = Map<string, Wire>;

const REFUSED_SHAPE = 'must have members, or a value, and not both';

/**
 * Gathers `color[R]=100&color[G]=200`, at any depth up to the limit; undefined when there are none.
 *
 * @throws {ParameterError} for brackets that mean nothing, and for more depth than is allowed
 */
export function gatherDeepObject(
  pairs: RawPairs,
  {name, decode}: Pick<Style, 'name' | 'decode'>,
  {maxDepth, maxLength}: {readonly maxDepth: number; readonly maxLength: number},
): Wire | undefined {
  const prefix = `${name}[`;
  let root: Branch | undefined;
  for (const [key, values] of pairs.byName()) {
    if (!key.startsWith(prefix)) continue;
    const path = membersOf(key.slice(name.length));
    if (path.length > maxDepth) throw new ParameterError('depth', `must be nested at most ${maxDepth} levels deep`);
    root ??= new Map();
    plant(root, path, decodeAll(values, decode, maxLength));
  }
  return root;
}

/** `[a][b][]` has the members a, b and the empty one. */
function membersOf(brackets: string): readonly string[] {
  if (!brackets.endsWith(']')) throw unbalanced();
  const members = brackets.slice(1, -1).split('][');
  if (members.some(member => /[[\]]/.test(member))) throw unbalanced();
  return members;
}

function unbalanced(): ParameterError {
  return new ParameterError('style', 'must have its members in brackets: [name]');
}

function plant(root: Branch, path: readonly string[], value: Wire): void {
  let branch = root;
  for (const member of path.slice(0, -1)) {
    const next = branch.get(member) ?? new Map<string, Wire>();
    if (!(next instanceof Map)) throw new ParameterError('style', REFUSED_SHAPE);
    branch.set(member, next as Branch);
    branch = next as Branch;
  }
  const last = path.at(-1) ?? '';
  if (branch.has(last)) throw new ParameterError('style', REFUSED_SHAPE);
  branch.set(last, value);
}
