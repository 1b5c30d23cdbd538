import {metadataSlot} from './metadata.js';

import type {BindingScope} from './binding-scope.js';

/** A tag: a name alone, or names with values. */
export type BindingTag = string | Readonly<Record<string, unknown>>;

/** What a class tells of itself to whoever binds it. */
export interface BindingSpec {
  readonly scope?: BindingScope;
  readonly tags?: BindingTag | readonly BindingTag[];
  /** The whole key that a binding of the class gets. Subclasses do not inherit it. */
  readonly key?: string;
  /** The last part of that key, behind its namespace. Subclasses do not inherit it. */
  readonly name?: string;
}

/** Changes a binding; which type that is, is said further below in the table of files. */
export type NotedTemplate = (binding: never) => unknown;

/** A {@link BindingSpec} with its tags gathered; key and name are among them. */
export interface GatheredSpec {
  readonly scope?: BindingScope;
  readonly tags?: Readonly<Record<string, unknown>>;
  /** Applied after the scope and the tags; those of the upper decorators last. */
  readonly templates?: readonly NotedTemplate[];
}

const SPEC = metadataSlot<GatheredSpec>('injectable');

/** Notes how a class wants to be bound; of what has been noted before, that stays which is not said again. */
export function noteSpec(type: object, spec: BindingSpec): void {
  const {scope, tags, ...names} = spec;
  const former = bindingSpecOf(type);
  const gathered = {...former.tags, ...gatherTags(tags ?? []), ...names};
  SPEC.set(type, {...former, ...(scope && {scope}), tags: gathered});
}

/** Notes what else is to be done to a binding of a class. */
export function noteTemplate(type: object, template: NotedTemplate): void {
  const former = bindingSpecOf(type);
  SPEC.set(type, {...former, templates: [...(former.templates ?? []), template]});
}

/** What `@injectable` says of a class, and of one that it extends. */
export function bindingSpecOf(type: object): GatheredSpec {
  const own = SPEC.own(type);
  if (own) return own;

  const inherited = SPEC.inherited(type);
  if (!inherited?.tags) return inherited ?? {};
  const {key: _key, name: _name, ...tags} = inherited.tags;
  return {...inherited, tags};
}

/** Names with their values, of which a later one wins; a tag that is only a name has itself as its value. */
export function gatherTags(tags: BindingTag | readonly BindingTag[]): Readonly<Record<string, unknown>> {
  const list = Array.isArray(tags) ? (tags as readonly BindingTag[]) : [tags as BindingTag];
  return Object.assign({}, ...list.map(tag => (typeof tag === 'string' ? {[tag]: tag} : tag))) as Readonly<
    Record<string, unknown>
  >;
}
