import {inject, injectable} from '@rondojs/context';

import {FIND_ROUTE} from './contract/route.js';
import {INVOKE_METHOD, PARSE_PARAMS, REJECT, SEND} from './contract/actions.js';

import type {FindRoute} from './contract/route.js';
import type {InvokeMethod, ParseParams, Reject, Send} from './contract/actions.js';
import type {RequestContext} from './request-context.js';
import type {SequenceHandler} from './contract/sequence.js';

/** Finds, parses, invokes, sends; and if anything fails on the way, rejects. */
@injectable()
export class DefaultSequence implements SequenceHandler {
  constructor(
    @inject(FIND_ROUTE) protected readonly findRoute: FindRoute,
    @inject(PARSE_PARAMS) protected readonly parseParams: ParseParams,
    @inject(INVOKE_METHOD) protected readonly invoke: InvokeMethod,
    @inject(SEND) protected readonly send: Send,
    @inject(REJECT) protected readonly reject: Reject,
  ) {}

  async handle(context: RequestContext): Promise<void> {
    try {
      const route = this.findRoute(context.request);
      const params = await this.parseParams(context.request, route);
      const result = await this.invoke(route, params);
      await this.send(context.response, result);
    } catch (error) {
      await this.reject(context, error);
    }
  }
}
