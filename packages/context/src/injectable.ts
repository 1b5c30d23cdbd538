import {metadataSlot} from './metadata.js';

import type {BindingScope} from './binding-scope.js';
import type {Constructor} from './class.js';

/** What a class tells of itself to whoever binds it. */
export interface BindingSpec {
  readonly scope?: BindingScope;
  readonly tags?: Readonly<Record<string, unknown>>;
}

const SPEC = metadataSlot<BindingSpec>('injectable');

/**
 * Says how a class wants to be bound: in which scope, with which tags.
 *
 * It is read by `app.controller`, `app.service` and whoever else makes a binding from a class. A class needs
 * no decorator to be injected, or to be bound with `toClass`.
 */
export function injectable(spec: BindingSpec = {}): ClassDecorator {
  return type => {
    const inherited = SPEC.inherited(type) ?? {};
    SPEC.set(type, {...inherited, ...spec, tags: {...inherited.tags, ...spec.tags}});
  };
}

/** What `@injectable` says of a class or of one that it extends. */
export function bindingSpecOf(type: Constructor): BindingSpec {
  return SPEC.inherited(type) ?? {};
}
