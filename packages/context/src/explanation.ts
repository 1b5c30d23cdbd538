import {isContextError} from './errors.js';
import {methodNeedsOf} from './method-needs.js';
import {placeOf} from './call-site.js';
import {recipeOf} from './recipe.js';
import {split} from './binding-key.js';

import type {Binding, BindingSource} from './binding.js';
import type {BindingScope} from './binding-scope.js';
import type {Injection, InjectionKind} from './injection.js';

/** What an explanation asks of a context, whose type is `C`. */
export interface ExplainableContext<C> {
  readonly name: string;
  readonly parent: C | undefined;
  find(): readonly Binding[];
  getOwnerContext(key: string): C | undefined;
}

/** A binding, as a node of the graph of what is injected. */
export interface GraphNode {
  readonly key: string;
  /** The name of the context that holds it. */
  readonly owner: string;
  readonly scope: BindingScope;
  /** Where the value comes from: `class TodoController`, `constant`, `alias of todo.store`. */
  readonly source: string;
  /** Where in the program it was bound; unknown in production. */
  readonly boundAt: string | undefined;
}

/** One thing that is injected: from whom, to whom. */
export interface GraphEdge {
  /** The key of what needs. */
  readonly from: string;
  /** The key of what is needed; it may be bound to nothing. */
  readonly to: string;
  /** The member that it is injected into: `TodoController.constructor[0]`. */
  readonly member: string;
  readonly kind: InjectionKind;
  readonly optional: boolean;
}

/** All that a context sees, and what of it needs what: data for tools, and text for people. */
export class BindingGraph {
  constructor(
    readonly nodes: readonly GraphNode[],
    readonly edges: readonly GraphEdge[],
  ) {}

  /** The graph in Mermaid's language, which Markdown pages show as a drawing. */
  toMermaid(): string {
    const ids = new Map(this.names().map((key, index) => [key, `n${index}`]));
    const nodes = [...ids].map(([key, id]) => `  ${id}["${key}"]`);
    const edges = this.edges.map(
      ({from, to, optional}) => `  ${ids.get(from)} ${optional ? '-.->' : '-->'} ${ids.get(to)}`,
    );
    return ['graph LR', ...nodes, ...edges].join('\n');
  }

  /** The graph in Graphviz' language. */
  toDot(): string {
    const nodes = this.names().map(key => `  ${JSON.stringify(key)};`);
    const edges = this.edges.map(({from, to, optional}) => {
      const style = optional ? ' [style=dashed]' : '';
      return `  ${JSON.stringify(from)} -> ${JSON.stringify(to)}${style};`;
    });
    return ['digraph {', ...nodes, ...edges, '}'].join('\n');
  }

  private names(): readonly string[] {
    const {nodes, edges} = this;
    return [...new Set([...nodes.map(({key}) => key), ...edges.map(({to}) => to)])];
  }
}

/** Why a key has the value that it has, and who wants it. As a text: `String(explanation)`. */
export class Explanation {
  constructor(
    readonly key: string,
    /** Undefined when the key is bound to nothing. */
    readonly node: GraphNode | undefined,
    readonly needs: readonly GraphEdge[],
    readonly neededBy: readonly GraphEdge[],
    /** The contexts further up that bind the key as well, and are not asked. */
    readonly hides: readonly string[],
  ) {}

  toString(): string {
    const {key, node, needs, neededBy, hides} = this;
    const where = node?.boundAt ? `, at ${node.boundAt}` : '';
    return [
      node ? `${key}: ${node.source}, scope ${node.scope}` : `${key} is not bound to any value.`,
      ...(node ? [`  bound in ${node.owner}${where}`] : []),
      ...hides.map(name => `  hides the one in ${name}`),
      ...needs.map(({to, member, optional}) => `  needs ${to} for ${member}${optional ? ', if there' : ''}`),
      ...neededBy.map(({from, member}) => `  is needed by ${from} for ${member}`),
    ].join('\n');
  }
}

/** The graph of all bindings that a context sees. */
export function graphOf<C extends ExplainableContext<C>>(context: C): BindingGraph {
  const bindings = context.find();
  return new BindingGraph(
    bindings.map(binding => nodeOf(binding, context)),
    bindings.flatMap(edgesOf),
  );
}

/** Explains a key, as a context sees it. */
export function explain<C extends ExplainableContext<C>>(key: string, context: C): Explanation {
  const {nodes, edges} = graphOf(context);
  return new Explanation(
    key,
    nodes.find(node => node.key === key),
    edges.filter(({from}) => from === key),
    edges.filter(({to}) => to === key),
    ownersOf(key, context).slice(1),
  );
}

function ownersOf<C extends ExplainableContext<C>>(key: string, context: C): readonly string[] {
  const names: string[] = [];
  for (let owner = context.getOwnerContext(key); owner; owner = owner.parent?.getOwnerContext(key)) {
    names.push(owner.name);
  }
  return names;
}

function nodeOf<C extends ExplainableContext<C>>(binding: Binding, context: C): GraphNode {
  const {key, scope} = binding;
  const owner = context.getOwnerContext(key) ?? context;
  return {key, owner: owner.name, scope, source: describe(binding.source), boundAt: placeOf(binding)};
}

function describe(source: BindingSource | undefined): string {
  if (!source) return 'no value yet';
  switch (source.type) {
    case 'alias':
      return `alias of ${source.value}`;
    case 'constant':
      return 'constant';
    case 'dynamic':
      return 'dynamic value';
    default:
      return `${source.type} ${source.value.name}`;
  }
}

function edgesOf(binding: Binding): readonly GraphEdge[] {
  return [...needsOf(binding), ...methodNeedsOf(binding)]
    .filter(({address}) => address)
    .map(({address, target, kind, optional}) => {
      return {from: binding.key, to: split(address)[0], member: target, kind, optional};
    });
}

/** What is at fault can be explained as well: `check` says what is wrong with it. */
function needsOf(binding: Binding): readonly Injection[] {
  try {
    return recipeOf(binding)?.needs ?? [];
  } catch (error) {
    if (isContextError(error)) return [];
    throw error;
  }
}
