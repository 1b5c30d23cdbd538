import type {DefinedAction} from './define-action.js';
import type {ElementName, Elements} from './elements.js';

/** Two ways on, of which each request takes one. */
export interface Fork {
  /** What is asked: it stands in drawings. */
  readonly name: string;
  readonly needs: readonly ElementName[];
  readonly yes: readonly Step[];
  readonly no: readonly Step[];
  test(elements: Partial<Elements>): boolean;
}

/** What a sequence is composed of. */
export type Step = DefinedAction | Fork;

/**
 * Two ways on. Both come back to what stands behind, unless they have answered the request.
 *
 * @example
 * when({name: 'is a guest?', needs: ['user']}, ({user}) => user === undefined, [sendInvitation], [actions.invoke]);
 */
export function when<N extends ElementName>(
  {name, needs}: {readonly name: string; readonly needs: readonly N[]},
  test: (elements: Pick<Elements, N>) => boolean,
  yes: readonly Step[],
  no: readonly Step[] = [],
): Fork {
  return Object.freeze({name, needs, yes, no, test});
}

export function isFork(step: Step): step is Fork {
  return 'test' in step;
}
