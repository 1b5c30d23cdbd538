import {MalformedBodyError} from '../../errors.js';

import type {DescribedBody} from '../../contract/body-parser.js';
import type {Shape} from './schema-shape.js';

/** A field of a form: its text, or a value that needs no more reading. */
export interface FormField {
  readonly name: string;
  readonly text?: string;
  readonly value?: unknown;
}

/** Fields by name, and by the names inside of it where brackets lead there. */
export type FormTree = Map<string, FormTree | FormField[]>;

const BRACKETED = /^([^[\]]+)((?:\[[^[\]]*\])+)$/;

/**
 * Sorts fields by their names: `location[lat]` leads into the object or list that the schema has as `location`.
 * Brackets that lead nowhere mean nothing: the contract says what shape a form has, not its names.
 */
export function treeOf(fields: readonly FormField[], shape: Shape, {encoding, limits}: DescribedBody): FormTree {
  const owners = ownersOf(shape, encoding);
  const tree: FormTree = new Map();
  for (const field of fields) {
    const owner = owners.get(field.name);
    const path = owner === undefined ? pathOf(field.name, shape, limits.depth) : [owner, field.name];
    if (path.includes('__proto__')) throw new MalformedBodyError('The form has a name that is refused: __proto__.');
    plant(tree, path, field);
  }
  return tree;
}

/** Objects whose members stand beside the other fields, by their members: `style: form` that is exploded. */
function ownersOf(shape: Shape, encodings: DescribedBody['encoding']): ReadonlyMap<string, string> {
  const owners = new Map<string, string>();
  for (const [name, {style, explode}] of Object.entries(encodings)) {
    if ((style ?? 'form') !== 'form' || (style === undefined && explode === undefined) || explode === false) continue;
    for (const member of shape.properties.get(name)?.properties.keys() ?? []) owners.set(member, name);
  }
  return owners;
}

function pathOf(name: string, {properties}: Shape, depth: number): readonly string[] {
  const [, base = '', brackets = ''] = BRACKETED.exec(name) ?? [];
  const types = properties.get(base)?.types;
  if (properties.has(name) || !(types?.has('object') || types?.has('array'))) return [name];

  const steps = brackets.slice(1, -1).split('][');
  if (steps.length >= depth) throw new MalformedBodyError(`The form is nested more than ${depth} levels deep.`);
  // `tags[]` is what some clients write for an item of a list.
  return [base, ...(steps.at(-1) === '' ? steps.slice(0, -1) : steps)];
}

function plant(tree: FormTree, [step = '', ...rest]: readonly string[], field: FormField): void {
  const node = tree.get(step);
  if (rest.length === 0 && !node) tree.set(step, [field]);
  else if (rest.length === 0 && Array.isArray(node)) node.push(field);
  else if (rest.length > 0 && !Array.isArray(node)) plant(branchAt(tree, step, node), rest, field);
  else throw new MalformedBodyError('The form has one name for a value and for an object.');
}

function branchAt(tree: FormTree, step: string, known: FormTree | undefined): FormTree {
  const branch: FormTree = known ?? new Map<string, FormTree | FormField[]>();
  tree.set(step, branch);
  return branch;
}
