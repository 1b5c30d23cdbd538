import type {ElementName, Elements} from './elements.js';
import type {SequenceActions} from '../contract/sequence.js';
import type {ValueOrPromise} from '@rondojs/context';

/** What an action says of itself. */
export interface ActionSpec<N extends ElementName = ElementName, P extends ElementName = ElementName> {
  readonly name: string;
  /** The elements that it reads: some action before it must have provided them. */
  readonly needs?: readonly N[];
  /** The elements that it gives to those after it. */
  readonly provides?: readonly P[];
  /** Whether it answers the request: always, or `maybe`; what comes behind is left out when it has. @defaultValue false */
  readonly sends?: boolean | 'maybe';
}

/** An action that can be composed with others, and published. */
export interface DefinedAction {
  readonly name: string;
  readonly needs: readonly ElementName[];
  readonly provides: readonly ElementName[];
  readonly sends: boolean | 'maybe';
  /** Carries it out, with the elements that it needs; gives those that it provides. */
  run(elements: Partial<Elements>, actions: SequenceActions): ValueOrPromise<Partial<Elements> | void>;
}

/**
 * Makes an action of a function. It is a plain value: export it, and others compose it with theirs.
 *
 * @example
 * const authenticate = defineAction({name: 'authenticate', needs: ['request'], provides: ['user']}, async ({request}) => {
 *   return {user: await userOf(request)};
 * });
 */
export function defineAction<N extends ElementName = never, P extends ElementName = never>(
  spec: ActionSpec<N, P>,
  run: (
    elements: Pick<Elements, N>,
    actions: SequenceActions,
  ) => ValueOrPromise<NoInfer<[P] extends [never] ? void : Pick<Elements, P>>>,
): DefinedAction {
  const {name, needs = [], provides = [], sends = false} = spec;
  return Object.freeze({name, needs, provides, sends, run});
}
