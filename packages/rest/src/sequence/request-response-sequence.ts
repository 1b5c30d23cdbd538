import {inject, injectable} from '@rondojs/context';

import {FIND_ROUTE} from '../contract/route.js';
import {INVOKE_METHOD, PARSE_PARAMS, REJECT, SEND} from '../contract/actions.js';
import {contextOf} from '../request-context.js';

import type {Constructor, ValueOrPromise} from '@rondojs/context';
import type {FindRoute} from '../contract/route.js';
import type {InvokeMethod, ParseParams, Reject, Send} from '../contract/actions.js';
import type {Request, Response} from '../contract/http.js';
import type {RequestContext} from '../request-context.js';
import type {SequenceHandler} from '../contract/sequence.js';

/** A sequence of the form that the first ones had: it is given request and response, and no context. */
export interface RequestResponseHandler {
  handle(request: Request, response: Response): ValueOrPromise<void>;
}

/** The default sequence in that form, for sequences of that form to extend; see {@link withContext}. */
@injectable()
export class RequestResponseSequence implements RequestResponseHandler {
  constructor(
    @inject(FIND_ROUTE) protected readonly findRoute: FindRoute,
    @inject(PARSE_PARAMS) protected readonly parseParams: ParseParams,
    @inject(INVOKE_METHOD) protected readonly invoke: InvokeMethod,
    @inject(SEND) protected readonly send: Send,
    @inject(REJECT) private readonly rejectIn: Reject,
  ) {}

  async handle(request: Request, response: Response): Promise<void> {
    try {
      const route = this.findRoute(request);
      const params = await this.parseParams(request, route);
      const result = await this.invoke(route, params);
      await this.send(response, result);
    } catch (error) {
      await this.reject(response, error);
    }
  }

  protected reject(response: Response, error: unknown): ValueOrPromise<void> {
    return this.rejectIn(contextOf(response.req), error);
  }
}

/**
 * Makes a sequence for a server of one that takes request and response.
 *
 * @example
 * app.sequence(withContext(MySequence));
 */
export function withContext(type: Constructor<RequestResponseHandler>): Constructor<SequenceHandler> {
  const adapted = class extends type {
    override handle(given: Request | RequestContext, response?: Response): ValueOrPromise<void> {
      // The sequence may call its own handle, with the two arguments that it knows.
      return 'request' in given ? super.handle(given.request, given.response) : super.handle(given, response as Response);
    }
  };
  Object.defineProperty(adapted, 'name', {value: type.name});
  return adapted as Constructor<object> as Constructor<SequenceHandler>;
}
