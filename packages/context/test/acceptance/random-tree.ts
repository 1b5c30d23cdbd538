import {expect} from '@jest/globals';

import {BindingScope, Context, inject, isPromiseLike} from '@rondojs/context';

import {Model} from './random-model.js';

import type {Binding, Constructor, InjectDecorator} from '@rondojs/context';
import type {Entry, Made, ModelNode, ModelNeed} from './random-model.js';

/** Something that is needed: a key some places further, or all that is tagged. */
export interface Need {
  readonly kind: ModelNeed['kind'];
  readonly offset: number;
  readonly ofPart: boolean;
}

/** Where a binding takes its value from. Only what has a function of its own can be late. */
export interface Source {
  readonly kind: 'constant' | 'dynamic' | 'class' | 'properties' | 'provider' | 'function' | 'alias';
  readonly isLate: boolean;
  readonly needs: readonly Need[];
}

/** Something that happens to a binding: it comes, it goes, or a part of it becomes another. */
export interface Change {
  readonly at: number;
  readonly key: number;
  readonly what: 'bind' | 'unbind' | 'tag' | 'scope' | 'source';
  readonly scope: BindingScope;
  readonly isTagged: boolean;
  readonly source: Source;
}

export interface Ask {
  readonly at: number;
  readonly key: number;
}

export interface Step extends Change {
  readonly asks: readonly Ask[];
}

const KEYS = Array.from({length: 8}, (_, index) => `k${index}`);

/** A tree of contexts and its model, which are changed and asked alike. */
export class Tree {
  private readonly contexts: readonly Context[];
  private readonly model = new Model();
  private readonly nodes: readonly ModelNode[];
  private readonly pairs = new Map<Made, object>();
  private readonly known = new Set<object>();
  private lastId = 0;

  constructor(shape: readonly {readonly parent: number; readonly scope: BindingScope | undefined}[]) {
    const contexts = [new Context(undefined, 'c0', BindingScope.APPLICATION)];
    const nodes = [this.model.add(undefined, BindingScope.APPLICATION)];
    for (const {parent, scope} of shape) {
      const at = parent % contexts.length;
      contexts.push(new Context(contexts[at], `c${contexts.length}`, scope));
      nodes.push(this.model.add(nodes[at], scope));
    }
    this.contexts = contexts;
    this.nodes = nodes;
  }

  change({at, key: index, what, scope, isTagged, source}: Change): void {
    const {context, node} = this.place(at);
    const key = KEYS[index] as string;
    if (what === 'unbind') {
      context.unbind(key);
      node.entries.delete(key);
      return;
    }
    if (what === 'bind') {
      const binding = context.bind(key).inScope(scope);
      if (isTagged) binding.tag('tagged');
      node.entries.set(key, {...this.fill(binding, index, source), scope, isTagged});
      return;
    }
    const entry = node.entries.get(key);
    if (entry) this.changePart(context.getBinding(key), entry, node, {what, index, scope, source});
  }

  /** Whether there is no value to be had, as the model has it. */
  fails({at, key: index}: Ask): boolean {
    return this.model.faultOf(this.place(at).node, KEYS[index] as string) !== undefined;
  }

  async compare({at, key: index}: Ask): Promise<void> {
    const {context, node} = this.place(at);
    const key = KEYS[index] as string;
    const fault = this.model.faultOf(node, key);
    const actual = attempt(() => context.getValueOrPromise(key));

    const where = `${key} in ${context.name}`;
    if (fault || 'code' in actual) {
      expect([where, actual]).toEqual([where, {code: fault?.code}]);
      return;
    }
    const {value, isLate} = this.model.get(node, key);
    expect([where, isPromiseLike(actual.value)]).toEqual([where, isLate]);
    this.compareValues(await actual.value, value, where);
  }

  private place(at: number): {context: Context; node: ModelNode} {
    const index = at % this.contexts.length;
    return {context: this.contexts[index] as Context, node: this.nodes[index] as ModelNode};
  }

  private changePart(
    binding: Binding,
    entry: Entry,
    node: ModelNode,
    {what, index, scope, source}: {what: Change['what']; index: number; scope: BindingScope; source: Source},
  ): void {
    // A tag leaves what has been made as it is; anything else makes another entry, of which nothing is kept.
    if (what === 'tag') {
      binding.tag('tagged');
      entry.isTagged = true;
    } else if (what === 'scope') {
      binding.inScope(scope);
      node.entries.set(binding.key, {...entry, scope});
    } else {
      node.entries.set(binding.key, {...this.fill(binding, index, source), scope: entry.scope, isTagged: entry.isTagged});
    }
  }

  /** Gives a binding a source, and tells the model of it. */
  private fill(binding: Binding, index: number, source: Source): Omit<Entry, 'scope' | 'isTagged'> {
    const {kind} = source;
    const id = ++this.lastId;
    const needs = source.needs.flatMap(each => modelNeeds(each, index));
    const isLate = source.isLate && (kind === 'dynamic' || kind === 'provider' || kind === 'function');
    const late = (made: object) => (isLate ? Promise.resolve(made) : made);
    const target = needs.find(need => need.kind !== 'tag');
    const constant: Made = {id, needed: []};
    switch (kind) {
      case 'constant':
        break;
      case 'alias':
        if (!target) break;
        binding.toAlias(addressOf(target));
        return {id, alias: target, needs: [], isLate: false};
      case 'dynamic':
        binding.toDynamicValue(() => late(new Thing(id, [])));
        return {id, needs: [], isLate};
      case 'class':
        binding.toClass(injected(needs, needed => new Thing(id, needed)));
        return {id, needs, isLate: false};
      case 'properties':
        binding.toClass(injectedIntoProperties(needs, id));
        return {id, needs, isLate: false};
      case 'provider':
        binding.toProvider(injected(needs, needed => ({value: () => late(new Thing(id, needed))})) as never);
        return {id, needs, isLate};
      case 'function':
        binding.toFunction((...needed: readonly unknown[]) => late(new Thing(id, needed)), needs.map(decorator));
        return {id, needs, isLate};
    }
    binding.to(new Thing(id, []));
    return {id, constant, needs: [], isLate: false};
  }

  /** One object of the model stands for one object of the tree, and for no other. */
  private compareValues(actual: unknown, expected: unknown, where: string): void {
    if (Array.isArray(expected)) {
      expect([where, (actual as readonly unknown[]).length]).toEqual([where, expected.length]);
      expected.forEach((each, index) => this.compareValues((actual as readonly unknown[])[index], each, `${where}[${index}]`));
      return;
    }
    if (typeof expected !== 'object' || expected === null) {
      expect([where, actual]).toEqual([where, expected]);
      return;
    }
    const made = expected as Made;
    const thing = actual as Thing;
    const isKnown = this.pairs.has(made);
    expect([where, thing.id, this.known.has(thing)]).toEqual([where, made.id, isKnown]);
    if (isKnown) {
      expect([where, this.pairs.get(made) === thing]).toEqual([where, true]);
      return;
    }
    this.pairs.set(made, thing);
    this.known.add(thing);
    this.compareValues(thing.needed(), made.needed, `${where} -> ${made.id}`);
  }
}

class Thing {
  constructor(
    readonly id: number,
    private readonly list: readonly unknown[],
  ) {}

  needed(): readonly unknown[] {
    return this.list;
  }
}

function modelNeeds({kind, offset, ofPart}: Need, index: number): readonly ModelNeed[] {
  const key = KEYS[index + offset];
  return key || kind === 'tag' ? [{kind, key: key ?? '', ofPart}] : [];
}

function addressOf({key, ofPart}: ModelNeed): string {
  return ofPart ? `${key}#id` : key;
}

function decorator(need: ModelNeed): InjectDecorator {
  if (need.kind === 'tag') return inject.tag('tagged');
  return inject(addressOf(need), {optional: need.kind === 'optional'});
}

/** A class with arguments, of which something is made. */
function injected(needs: readonly ModelNeed[], make: (needed: readonly unknown[]) => object): Constructor {
  const type = function (...needed: readonly unknown[]) {
    return make(needed);
  } as unknown as Constructor;
  needs.forEach((need, index) => decorator(need)(type, undefined, index));
  return type;
}

function injectedIntoProperties(needs: readonly ModelNeed[], id: number): Constructor {
  const names = needs.map((_, index) => `need${index}`);
  class Properties extends Thing {
    constructor() {
      super(id, []);
    }
    override needed(): readonly unknown[] {
      return names.map(name => (this as unknown as Record<string, unknown>)[name]);
    }
  }
  needs.forEach((need, index) => decorator(need)(Properties.prototype, names[index]));
  return Properties;
}

/** A value, or the code of a failure. */
function attempt<T>(get: () => T): {readonly value: T} | {readonly code: string} {
  try {
    return {value: get()};
  } catch (error) {
    if (error instanceof Error && 'code' in error) return {code: String(error.code)};
    throw error;
  }
}
