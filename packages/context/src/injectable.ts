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

/** A {@link BindingSpec} with its tags gathered; key and name are among them. */
export interface GatheredSpec {
  readonly scope?: BindingScope;
  readonly tags?: Readonly<Record<string, unknown>>;
}

const SPEC = metadataSlot<GatheredSpec>('injectable');

/**
 * Says how a class wants to be bound: in which scope, with which tags, under which key.
 *
 * It is read by `createBindingFromClass`, `app.controller`, `app.service` and whoever else makes a binding from
 * a class. A class needs no decorator to be injected, or to be bound with `toClass`. Given several times, the
 * upper one wins.
 *
 * @example
 * @injectable({scope: BindingScope.SINGLETON, tags: ['store', {table: 'todos'}]})
 * class TodoStore {}
 */
export function injectable(spec: BindingSpec = {}): ClassDecorator {
  return type => {
    const {scope, tags, ...names} = spec;
    const former = bindingSpecOf(type);
    const gathered = {...former.tags, ...gatherTags(tags ?? []), ...names};
    SPEC.set(type, {...former, ...(scope && {scope}), tags: gathered});
  };
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
