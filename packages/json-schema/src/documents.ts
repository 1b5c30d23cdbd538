import type {Schema} from './types.js';

/** A schema, and the document that its references start from. */
export interface Target {
  readonly schema: Schema;
  readonly base: string;
}

type Walked = Readonly<Record<string, unknown>>;

/** The documents that references lead into, by their URIs, and what has a name in them. */
export class Documents {
  private readonly roots = new Map<string, Target>();
  /** By URI and fragment: `https://rondo.test/todo#item`. */
  private readonly anchors = new Map<string, Target>();
  private readonly dynamic = new Set<string>();

  add(document: unknown, uri: string): void {
    this.roots.set(uri, {schema: document as Schema, base: uri});
    this.findNames(document, uri);
  }

  /** @throws {MissingReferenceError} */
  resolve(reference: string, base: string): Target {
    const target = this.find(reference, base);
    if (!target) throw new MissingReferenceError(reference, base);
    return target;
  }

  find(reference: string, base: string): Target | undefined {
    const [uri = '', fragment = ''] = absolute(reference, base).split('#', 2);
    if (fragment !== '' && !fragment.startsWith('/')) return this.anchors.get(`${uri}#${fragment}`);
    const root = this.roots.get(uri);
    return root && walk(root, fragment);
  }

  /** The schema with a dynamic anchor (JSON Schema 2020-12, 8.2.3.2) of the outermost document that has one. */
  findDynamic(anchor: string, scopes: readonly string[]): Target | undefined {
    const scope = scopes.find(uri => this.dynamic.has(`${uri}#${anchor}`));
    return scope === undefined ? undefined : this.anchors.get(`${scope}#${anchor}`);
  }

  isDynamic({base}: Target, anchor: string): boolean {
    return this.dynamic.has(`${base}#${anchor}`);
  }

  private findNames(value: unknown, base: string): void {
    if (typeof value !== 'object' || value === null) return;
    const own = baseOf(value, base);
    if (own !== base) this.roots.set(own, {schema: value, base: own});
    this.findAnchors(value as Walked, own);
    for (const [keyword, member] of Object.entries(value)) {
      if (!VALUES.has(keyword)) this.findNames(member, own);
    }
  }

  private findAnchors(schema: Walked, base: string): void {
    const {$anchor, $dynamicAnchor} = schema;
    const target = {schema: schema as Schema, base};
    if (typeof $anchor === 'string') this.anchors.set(`${base}#${$anchor}`, target);
    if (typeof $dynamicAnchor !== 'string') return;
    this.anchors.set(`${base}#${$dynamicAnchor}`, target);
    this.dynamic.add(`${base}#${$dynamicAnchor}`);
  }
}

/** What stands under these keywords is data, and names nothing. */
const VALUES = new Set(['enum', 'const']);

/** A reference leads nowhere. */
class MissingReferenceError extends Error {
  override readonly name = 'MissingReferenceError';

  constructor(
    readonly missingRef: string,
    base: string,
  ) {
    super(`can't resolve reference ${missingRef} from id ${base}`);
  }
}

/** The URI that references inside of a schema start from: that of its `$id`, or of what it stands in. */
export function baseOf(schema: unknown, base: string): string {
  const {$id} = (schema ?? {}) as {readonly $id?: unknown};
  return typeof $id === 'string' && !$id.startsWith('#') ? (absolute($id, base).split('#', 1)[0] as string) : base;
}

function absolute(reference: string, base: string): string {
  if (reference.startsWith('#')) return base + reference;
  return URL.canParse(reference, base) ? new URL(reference, base).href : reference;
}

/** Follows a JSON Pointer, and the `$id`s on its way. */
function walk(root: Target, pointer: string): Target | undefined {
  let {schema: value, base}: {schema: unknown; base: string} = root;
  for (const token of pointer.split('/').slice(1)) {
    const name = decodeURIComponent(token).replaceAll('~1', '/').replaceAll('~0', '~');
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
    value = (value as Walked)[name];
    base = baseOf(value, base);
  }
  return {schema: value as Schema, base};
}
