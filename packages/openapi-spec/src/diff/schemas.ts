import {compareBounds, compareContent, compareDefaults, compareEnums, compareFormats, compareNull, comparePatterns, compareTypes} from './schema-facets.js';
import {compareDeprecation, compareDiscriminators, compareItems, compareOpenness, compareProperties} from './schema-members.js';
import {compareVariants, hasChoice} from './schema-variants.js';
import {compareWords} from './schema-words.js';
import {partsOf} from './schema-parts.js';

import type {Direction, SchemaPair} from './schema-pair.js';
import type {Finding} from './change.js';
import type {Schemas} from './schema-parts.js';
import type {Side} from './side.js';

/** What was found at one pair of schemas, and which pairs are inside it. */
interface Node {
  readonly found: Finding[];
  readonly inside: Set<Node>;
}

/**
 * Compares schemas by what values they accept. Each pair is compared once for each direction, however many
 * operations it is in, and however it refers to itself.
 */
export class SchemaComparison {
  private readonly nodes = new Map<string, Node>();

  constructor(
    private readonly before: Side,
    private readonly after: Side,
  ) {}

  /** All that is different in two schemas, and in what is inside them. */
  compare(before: Schemas, after: Schemas, direction: Direction): readonly Finding[] {
    const reached = new Set<Node>([this.nodeOf(before, after, direction)]);
    // A set that grows while it is walked is walked to its end.
    for (const node of reached) for (const inner of node.inside) reached.add(inner);
    return [...reached].flatMap(({found}) => found);
  }

  private nodeOf(before: Schemas, after: Schemas, direction: Direction): Node {
    const [old, now] = [partsOf(this.before, before), partsOf(this.after, after)];
    const places = [old, now].map(parts => parts.map(({pointer, orNull}) => pointer + (orNull ? '?' : '')).join(' '));
    const key = `${direction}\n${places.join('\n')}`;
    const known = this.nodes.get(key);
    if (known) return known;

    const node: Node = {found: [], inside: new Set()};
    this.nodes.set(key, node);
    const pointers = {before: before[0]?.pointer ?? '', after: after[0]?.pointer ?? before[0]?.pointer ?? ''};
    this.comparePair({
      direction,
      before: old,
      after: now,
      pointers,
      tell: (code, pointer, message) => node.found.push({code, pointer, message}),
      enter: (inner, other) => node.inside.add(this.nodeOf(inner, other, direction)),
    });
    return node;
  }

  private comparePair(pair: SchemaPair): void {
    compareVariants(pair);
    // What stands beside the choice of one side is compared with each of its variants.
    if (hasChoice(pair.before) !== hasChoice(pair.after)) return;
    compareTypes(pair);
    compareNull(pair);
    compareEnums(pair);
    compareBounds(pair);
    comparePatterns(pair);
    compareFormats(pair);
    compareContent(pair);
    compareDefaults(pair);
    compareProperties(pair, this.before, this.after);
    compareOpenness(pair);
    compareItems(pair);
    compareDiscriminators(pair);
    compareDeprecation(pair);
    compareWords(pair);
  }
}
