import {BindingScope} from '@rondojs/context';

export interface ModelNeed {
  readonly kind: 'value' | 'optional' | 'tag';
  readonly key: string;
  readonly ofPart: boolean;
}

/** A binding as the naive model knows it; another one for each state of it. */
export interface Entry {
  readonly id: number;
  readonly scope: BindingScope;
  isTagged: boolean;
  readonly constant?: Made;
  readonly alias?: ModelNeed;
  readonly needs: readonly ModelNeed[];
  readonly isLate: boolean;
}

/** What is made of an entry, and of what. */
export interface Made {
  readonly id: number;
  readonly needed: readonly unknown[];
}

/** A context as the naive model knows it. */
export interface ModelNode {
  readonly parent: ModelNode | undefined;
  readonly scope: BindingScope | undefined;
  readonly entries: Map<string, Entry>;
  readonly kept: Map<Entry, unknown>;
}

/** A value, and whether it had to be waited for. */
export interface Outcome {
  readonly value: unknown;
  readonly isLate: boolean;
}

export class Fault extends Error {
  constructor(readonly code: string) {
    super(code);
  }
}

type Open = readonly (readonly [Entry, ModelNode])[];

/** The rules of contexts, written down without a thought for speed: first all is proved, then it is made. */
export class Model {
  add(parent: ModelNode | undefined, scope: BindingScope | undefined): ModelNode {
    return {parent, scope, entries: new Map(), kept: new Map()};
  }

  /** What is wrong with what a key needs, if anything is; nothing is made of it. */
  faultOf(node: ModelNode, key: string): Fault | undefined {
    try {
      prove(node, key, []);
      return undefined;
    } catch (error) {
      if (error instanceof Fault) return error;
      throw error;
    }
  }

  /** The value of a key that has no fault. */
  get(node: ModelNode, key: string): Outcome {
    const lateness = {isLate: false};
    return {value: make(node, key, lateness), isLate: lateness.isLate};
  }
}

/** The first fault from left to right, as a walk finds it before anything is made. */
function prove(node: ModelNode, key: string, open: Open): void {
  const [owner, entry] = find(node, key);
  const holder = holderOf(node, owner, entry);
  if (holder.kept.has(entry)) return;
  if (isOpen(open, entry, holder)) throw new Fault('CIRCULAR_DEPENDENCY');

  const way: Open = [...open, [entry, holder]];
  if (entry.alias) return prove(holder, entry.alias.key, way);
  for (const need of entry.needs) {
    for (const each of keysOf(need, holder)) prove(holder, each, way);
  }
}

function make(node: ModelNode, key: string, lateness: {isLate: boolean}): unknown {
  const [owner, entry] = find(node, key);
  if (entry.constant) return entry.constant;
  const holder = holderOf(node, owner, entry);
  if (holder.kept.has(entry)) return holder.kept.get(entry);

  const value = makeAnew(entry, holder, lateness);
  if (entry.scope !== BindingScope.TRANSIENT) holder.kept.set(entry, value);
  return value;
}

function makeAnew(entry: Entry, holder: ModelNode, lateness: {isLate: boolean}): unknown {
  if (entry.isLate) lateness.isLate = true;
  const {id, alias, needs} = entry;
  if (alias) return partOf(alias, make(holder, alias.key, lateness));
  const needed = needs.map(need => {
    const values = keysOf(need, holder).map(key => make(holder, key, lateness));
    return need.kind === 'tag' ? values : partOf(need, values[0]);
  });
  return {id, needed};
}

function partOf({ofPart}: ModelNeed, value: unknown): unknown {
  return ofPart ? (value as Made | undefined)?.id : value;
}

/** The keys of what a need takes: none for what is optional and not there, any number for a tag. */
function keysOf(need: ModelNeed, node: ModelNode): readonly string[] {
  if (need.kind === 'tag') return tagged(node);
  return need.kind === 'value' || isAnswered(node, need.key, []) ? [need.key] : [];
}

/** Its own first, then those above that are not hidden, each in the order in which its key was bound. */
function tagged(node: ModelNode): readonly string[] {
  const visible = new Map<string, Entry>();
  for (let at: ModelNode | undefined = node; at; at = at.parent) {
    for (const [key, entry] of at.entries) if (!visible.has(key)) visible.set(key, entry);
  }
  return [...visible].filter(([, entry]) => entry.isTagged).map(([key]) => key);
}

function isAnswered(node: ModelNode, key: string, open: readonly Entry[]): boolean {
  const owner = ownerOf(node, key);
  const entry = owner?.entries.get(key);
  if (!owner || !entry) return false;
  if (open.includes(entry)) throw new Fault('CIRCULAR_DEPENDENCY');

  const holder = holderOrNone(node, owner, entry);
  if (!holder || !entry.alias) return holder !== undefined;
  return isAnswered(holder, entry.alias.key, [...open, entry]);
}

function find(node: ModelNode, key: string): readonly [ModelNode, Entry] {
  const owner = ownerOf(node, key);
  const entry = owner?.entries.get(key);
  if (!owner || !entry) throw new Fault('UNBOUND_KEY');
  return [owner, entry];
}

function ownerOf(node: ModelNode | undefined, key: string): ModelNode | undefined {
  if (!node) return undefined;
  return node.entries.has(key) ? node : ownerOf(node.parent, key);
}

function holderOf(node: ModelNode, owner: ModelNode, entry: Entry): ModelNode {
  const holder = holderOrNone(node, owner, entry);
  if (!holder) throw new Fault('SCOPE');
  return holder;
}

/** Who keeps the value: nobody where the scope's context is missing, or does not see the binding. */
function holderOrNone(node: ModelNode, owner: ModelNode, {scope}: Entry): ModelNode | undefined {
  if (scope === BindingScope.SINGLETON) return owner;
  if (scope === BindingScope.TRANSIENT || scope === BindingScope.CONTEXT) return node;
  for (let at: ModelNode | undefined = node; at; at = at.parent) {
    if (at.scope === scope) return isWithin(at, owner) ? at : undefined;
  }
  return scope === BindingScope.REQUEST ? node : undefined;
}

function isWithin(node: ModelNode | undefined, outer: ModelNode): boolean {
  return node !== undefined && (node === outer || isWithin(node.parent, outer));
}

function isOpen(open: Open, entry: Entry, holder: ModelNode): boolean {
  return open.some(([other, place]) => other === entry && place === holder);
}
