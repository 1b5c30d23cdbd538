import {describe, it} from '@jest/globals';

import {BindingScope, Context, inject} from '@rondojs/context';

import type {Constructor} from '@rondojs/context';

const SCOPES = [BindingScope.TRANSIENT, BindingScope.SINGLETON, BindingScope.CONTEXT, BindingScope.REQUEST];
const KEYS = Array.from({length: 8}, (_, index) => `k${index}`);
const ROUNDS = 200;
const STEPS = 12;

/**
 * Random trees of contexts with random bindings that change at random, against a naive model.
 *
 * A value is told by its trail: which binding made it, for which context, and the trails of what it needs.
 */
describe('random graphs', () => {
  const seed = Number(process.env['SEED'] ?? Math.floor(Math.random() * 2 ** 31));

  it(`resolve as a naive model does (SEED=${seed})`, () => {
    const random = createRandom(seed);
    for (let round = 0; round < ROUNDS; round++) {
      const nodes = givenTree(random);
      playRound(nodes, random, `round ${round}`);
    }
  });
});

interface Entry {
  readonly id: number;
  readonly scope: BindingScope;
  /** Undefined for a constant. */
  readonly needs: readonly string[] | undefined;
}

/** A context, and what the naive model knows of it. */
interface Node {
  readonly context: Context;
  readonly parent: Node | undefined;
  readonly entries: Map<string, Entry>;
  readonly kept: Map<Entry, Made>;
}

/** What is made: both sides make such things, and they are compared as JSON. */
interface Made {
  readonly id: number;
  readonly needed: readonly unknown[];
}

let lastId = 0;

// A failure ends a round: what had been made and kept before it depends on which plans were known by then.
function playRound(nodes: readonly Node[], random: () => number, where: string): void {
  for (let step = 0; step < STEPS; step++) {
    change(pick(random, nodes), random);
    for (const node of nodes) {
      if (!compare(node, pick(random, KEYS), `${where}, step ${step}`)) return;
    }
  }
}

/** Returns whether there was a value. */
function compare(node: Node, key: string, where: string): boolean {
  const expected = outcome(() => modelGet(node, key));
  const actual = outcome(() => node.context.getSync(key));

  if (actual !== expected) {
    throw new Error(`${where}: ${key} in ${node.context.name} is\n${actual}\nrather than\n${expected}`);
  }
  return expected.startsWith('{');
}

/** The value with all that is in it, or the kind of failure. */
function outcome(get: () => unknown): string {
  try {
    return JSON.stringify(get());
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : String(error);
  }
}

function modelGet(node: Node, key: string): unknown {
  prove(node, key, []);
  return modelMake(node, key);
}

/** The first fault from left to right, as a walk finds it before anything is made. */
function prove(node: Node, key: string, open: readonly (readonly [Entry, Node])[]): void {
  const owner = ownerOf(node, key);
  const entry = owner?.entries.get(key);
  if (!owner || !entry) throw new Fault('UNBOUND_KEY');

  const holder = holderOf(node, owner, entry);
  if (holder.kept.has(entry)) return;
  const isOpen = open.some(([other, place]) => other === entry && place === holder);
  if (isOpen) throw new Fault('CIRCULAR_DEPENDENCY');
  for (const need of entry.needs ?? []) prove(holder, need, [...open, [entry, holder]]);
}

function modelMake(node: Node, key: string): unknown {
  const owner = ownerOf(node, key) as Node;
  const entry = owner.entries.get(key) as Entry;
  const {id, needs} = entry;
  if (!needs) return {id};

  const holder = holderOf(node, owner, entry);
  const known = holder.kept.get(entry);
  if (known) return known;

  const made = {id, needed: needs.map(need => modelMake(holder, need))};
  if (entry.scope !== BindingScope.TRANSIENT) holder.kept.set(entry, made);
  return made;
}

function ownerOf(node: Node | undefined, key: string): Node | undefined {
  if (!node) return undefined;
  return node.entries.has(key) ? node : ownerOf(node.parent, key);
}

function holderOf(node: Node, owner: Node, {scope}: Entry): Node {
  if (scope === BindingScope.SINGLETON) return owner;
  if (scope !== BindingScope.REQUEST) return node;
  for (let at: Node | undefined = node; at; at = at.parent) {
    if (at.context.scope !== BindingScope.REQUEST) continue;
    if (isWithin(at, owner)) return at;
    throw new Fault('SCOPE');
  }
  return node;
}

function isWithin(node: Node | undefined, outer: Node): boolean {
  return node !== undefined && (node === outer || isWithin(node.parent, outer));
}

class Fault extends Error {
  constructor(readonly code: string) {
    super(code);
  }
}

function change(node: Node, random: () => number): void {
  const key = pick(random, KEYS);
  if (random() < 0.1) {
    node.context.unbind(key);
    node.entries.delete(key);
    return;
  }
  bindAtRandom(node, key, random);
}

function bindAtRandom(node: Node, key: string, random: () => number): void {
  const id = ++lastId;
  const scope = pick(random, SCOPES);
  if (random() < 0.4) {
    node.entries.set(key, {id, scope, needs: undefined});
    node.context.bind(key).to({id}).inScope(scope);
    return;
  }
  // Mostly later keys, so that circles happen and are not the rule.
  const later = random() < 0.95 ? KEYS.slice(KEYS.indexOf(key) + 1) : KEYS;
  const needs = Array.from({length: Math.floor(random() * 4)}, () => pick(random, later)).filter(Boolean);
  node.entries.set(key, {id, scope, needs});
  node.context.bind(key).toClass(needing(id, needs)).inScope(scope);
}

function needing(id: number, needs: readonly string[]): Constructor<Made> {
  class Random {
    readonly id = id;
    readonly needed: readonly unknown[];
    constructor(...needed: readonly unknown[]) {
      this.needed = needed;
    }
    toJSON(): unknown {
      return {id, needed: this.needed};
    }
  }
  needs.forEach((need, index) => inject(need)(Random, undefined, index));
  return Random;
}

/** An application with servers, requests and contexts within those; many keys are bound from the start. */
function givenTree(random: () => number): Node[] {
  const app = givenNode(undefined, 'app', BindingScope.APPLICATION);
  const nodes = [app];
  for (const server of ['s1', 's2']) {
    const node = givenNode(app, server, BindingScope.SERVER);
    const requests = ['r1', 'r2'].map(name => givenNode(node, `${server}.${name}`, BindingScope.REQUEST));
    nodes.push(node, ...requests, givenNode(requests[0], `${server}.nested`, undefined));
  }
  for (const key of KEYS) bindAtRandom(app, key, random);
  return nodes;
}

function givenNode(parent: Node | undefined, name: string, scope: BindingScope | undefined): Node {
  const context = new Context(parent?.context, name, scope);
  return {context, parent, entries: new Map(), kept: new Map()};
}

function pick<T>(random: () => number, list: readonly T[]): T {
  return list[Math.floor(random() * list.length)] as T;
}

/** The same numbers for the same seed (mulberry32). */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
