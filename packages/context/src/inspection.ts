import type {Binding} from './binding.js';
import type {BindingScope} from './binding-scope.js';

/** What a context holds, for people and for tests. */
export interface ContextInspection {
  readonly name: string;
  readonly scope: BindingScope | undefined;
  readonly parent: string | undefined;
  readonly bindings: readonly {readonly key: string; readonly scope: BindingScope}[];
  /** How many services the context's container holds; of a short-lived context, its server's. */
  readonly containerSize: number;
}

/** What an inspection asks of a context. */
interface InspectedContext {
  readonly name: string;
  readonly scope: BindingScope | undefined;
  readonly parent: {readonly name: string} | undefined;
  readonly ownBindings: readonly Binding[];
  readonly planner: {readonly container: {readonly size: number}};
}

/** Looks at a context. */
export function inspectionOf({name, scope, parent, ownBindings, planner}: InspectedContext): ContextInspection {
  return {
    name,
    scope,
    parent: parent?.name,
    bindings: ownBindings.map(({key, scope}) => ({key, scope})),
    containerSize: planner.container.size,
  };
}
