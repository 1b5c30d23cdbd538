import {injectable} from '@rondojs/context';

import {DefaultSequence} from '../default-sequence.js';

import type {Constructor} from '@rondojs/context';
import type {RequestContext} from '../request-context.js';
import type {SequenceFunction, SequenceHandler} from '../contract/sequence.js';

/** Makes a sequence of a function. What it throws is rejected. */
export function sequenceOf(handle: SequenceFunction): Constructor<SequenceHandler> {
  @injectable()
  class FunctionSequence extends DefaultSequence {
    override async handle(context: RequestContext): Promise<void> {
      const {findRoute, parseParams, invoke, send, reject} = this;
      try {
        await handle(context, {findRoute, parseParams, invoke, send, reject});
      } catch (error) {
        await reject(context, error);
      }
    }
  }
  return FunctionSequence;
}
