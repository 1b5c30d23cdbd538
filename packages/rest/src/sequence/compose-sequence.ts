import {injectable} from '@rondojs/context';

import {DefaultSequence} from '../default-sequence.js';
import {checkSteps} from './check-steps.js';
import {isFork} from './steps.js';
import {traceAction} from './tracing.js';

import type {Constructor} from '@rondojs/context';
import type {DefinedAction} from './define-action.js';
import type {Elements} from './elements.js';
import type {RequestContext} from '../request-context.js';
import type {SequenceActions, SequenceHandler} from '../contract/sequence.js';
import type {Step} from './steps.js';

/**
 * Composes a sequence of actions, in their order. What one of them throws is rejected.
 *
 * Use it for actions that others have published; an order of your own is as well a class that extends the default
 * sequence, or a function.
 *
 * @example
 * const {findRoute, parseParams, invoke, send} = actions;
 * app.sequence(composeSequence([findRoute, authenticate, parseParams, invoke, send]));
 *
 * @throws {RestConfigError} with a drawing, when an action reads what nobody before it provides, when a way ends
 * without an answer, or when one answers twice
 */
export function composeSequence(steps: readonly Step[]): Constructor<SequenceHandler> {
  checkSteps(steps);

  @injectable()
  class ComposedSequence extends DefaultSequence {
    override async handle(context: RequestContext): Promise<void> {
      const {findRoute, parseParams, invoke, send, reject} = this;
      const actions: SequenceActions = {findRoute, parseParams, invoke, send, reject};
      const {request, response} = context;
      try {
        await follow(steps, {context, request, response}, actions);
      } catch (error) {
        await reject(context, error);
      }
    }
  }
  return ComposedSequence;
}

/** Carries steps out until one has answered; gives the elements that there are then. */
async function follow(
  steps: readonly Step[],
  given: Partial<Elements> & Pick<Elements, 'context'>,
  actions: SequenceActions,
): Promise<typeof given> {
  let elements = given;
  for (const step of steps) {
    if (isAnswered(elements.context)) break;
    if (isFork(step)) elements = await follow(step.test(elements) ? step.yes : step.no, elements, actions);
    else elements = {...elements, ...(await carryOut(step, elements, actions))};
  }
  return elements;
}

function carryOut(step: DefinedAction, elements: Partial<Elements> & Pick<Elements, 'context'>, actions: SequenceActions) {
  const run = () => step.run(elements, actions);
  return BUILT_IN.has(step.name) ? run() : traceAction({action: step.name, context: elements.context}, run);
}

/** These are looked at where they are bound. */
const BUILT_IN: ReadonlySet<string> = new Set(['findRoute', 'parseParams', 'invoke', 'send']);

function isAnswered({response, isSent}: RequestContext): boolean {
  return isSent || response.headersSent || response.destroyed;
}
