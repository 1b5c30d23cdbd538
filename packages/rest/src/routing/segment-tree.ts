import {bestVersion} from './version-range.js';
import {heaviest, isParameter} from './segment-matcher.js';

import type {SegmentMatcher} from './segment-matcher.js';

/** What a request must say besides its path, in the words of the router. */
interface Constraints {
  readonly host?: string;
  readonly version?: string;
  readonly segments?: SegmentMatcher;
}

interface Handler {
  readonly constraints: Constraints;
  readonly names: readonly string[];
  readonly store: unknown;
}

interface Node {
  readonly literals: Map<string, Node>;
  parameter: Node | undefined;
  readonly handlers: Handler[];
}

interface Found {
  readonly params: Readonly<Record<string, string | undefined>>;
  readonly store: unknown;
}

type Derived = Readonly<Record<string, string | undefined>>;

/**
 * Finds what find-my-way finds, and makes no code from strings, as find-my-way does for each of its routes. It is
 * slower, and stands in for it where the platform forbids that.
 *
 * A literal segment goes before a placeholder; of the routes of one shape the most particular one answers.
 */
export class SegmentTree {
  private readonly trees = new Map<string, Node>();

  on(method: string, pattern: string, {constraints}: {readonly constraints: Constraints}, _: unknown, store: unknown): void {
    const names: string[] = [];
    let node = this.treeOf(method);
    for (const text of pattern.split('/')) {
      if (isParameter(text)) names.push(text.slice(1));
      node = isParameter(text) ? (node.parameter ??= createNode()) : literalOf(node, text.replaceAll('::', ':'));
    }
    node.handlers.push({constraints, names, store});
  }

  /** @param path - with its escapes escaped once more */
  find(method: string, path: string, derived: Derived = {}): Found | null {
    const tree = this.trees.get(method);
    const segments = path.split('/').map(decodeURIComponent);
    return (tree && search(tree, segments, 0, [], derived)) ?? null;
  }

  private treeOf(method: string): Node {
    const tree = this.trees.get(method) ?? createNode();
    this.trees.set(method, tree);
    return tree;
  }
}

function createNode(): Node {
  return {literals: new Map(), parameter: undefined, handlers: []};
}

function literalOf({literals}: Node, text: string): Node {
  const node = literals.get(text) ?? createNode();
  literals.set(text, node);
  return node;
}

function search(node: Node, segments: readonly string[], at: number, values: readonly string[], derived: Derived): Found | undefined {
  const text = segments[at];
  if (text === undefined) return foundOf(choose(node.handlers, derived), values);
  const literal = node.literals.get(text);
  const found = literal && search(literal, segments, at + 1, values, derived);
  return found ?? (node.parameter && search(node.parameter, segments, at + 1, [...values, text], derived));
}

function foundOf(handler: Handler | undefined, values: readonly string[]): Found | undefined {
  if (!handler) return undefined;
  const {names, store} = handler;
  return {params: Object.fromEntries(names.map((name, index) => [name, values[index]])), store};
}

function choose(handlers: readonly Handler[], derived: Derived): Handler | undefined {
  // As find-my-way does: who asks for 1.x is given the highest of all, or nothing where it is another host's.
  const ofVersion = filterVersions(handlers, derived.version);
  const ofHost = ofVersion.filter(({constraints: {host}}) => host === undefined || host === derived.host);
  const fitting = filterSegments(ofHost, derived.segments);
  const count = ({constraints}: Handler) => Object.keys(constraints).length;
  return fitting.reduce<Handler | undefined>((best, one) => (best && count(best) > count(one) ? best : one), undefined);
}

/** Who asks for a version gets one; who does not, gets what has none. */
function filterVersions(handlers: readonly Handler[], asked: string | undefined): readonly Handler[] {
  const wanted = asked === undefined ? undefined : bestVersion(asked, handlers.flatMap(({constraints: {version}}) => version ?? []));
  if (asked !== undefined && wanted === undefined) return [];
  return handlers.filter(({constraints}) => constraints.version === wanted);
}

function filterSegments(handlers: readonly Handler[], path = ''): readonly Handler[] {
  const best = heaviest(handlers.flatMap(({constraints: {segments}}) => (segments?.fits(path) ? [segments] : [])));
  return handlers.filter(({constraints: {segments}}) => !segments || segments === best);
}
