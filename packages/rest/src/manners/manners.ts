import {whenReady} from '@rondojs/context';

import {Cors, isPreflight} from './cors.js';
import {addHeaders, securityHeadersOf} from './security-headers.js';
import {checkHead} from './check-head.js';

import type {CompleteRestConfig} from '../config.js';
import type {Request} from '../contract/http.js';
import type {RequestContext} from '../request-context.js';
import type {RouteFinder} from '../contract/route.js';
import type {ValueOrPromise} from '@rondojs/context';

/**
 * What holds for all answers of a server, whatever its sequence does: one Host, and the headers that its options ask
 * for. It costs nothing where no option asks.
 */
export class Manners {
  private readonly cors: Cors | undefined;
  private readonly headers: readonly (readonly [string, string])[];

  constructor(
    private readonly config: CompleteRestConfig,
    private readonly routes: RouteFinder,
  ) {
    this.cors = config.cors ? new Cors(config.cors) : undefined;
    this.headers = securityHeadersOf(config.securityHeaders);
  }

  /**
   * Prepares a response. True when the request has been answered with that: a browser's preflight. It takes time only
   * where an option is a function that does.
   *
   * @throws {BadHostError} 400
   * @throws {TooManyHeadersError} 431
   */
  prepare(context: RequestContext): ValueOrPromise<boolean> {
    const {request, response} = context;
    if (this.headers.length > 0) addHeaders(response, this.headers);
    if (this.config.requestId.answer) response.setHeader('x-request-id', context.id);
    const {cors} = this;
    // First, so that a page may read why it is refused.
    if (cors) return whenReady(cors.allow(request, response), () => this.checkFor(cors, context));
    this.check(request);
    return false;
  }

  private checkFor(cors: Cors, context: RequestContext): boolean {
    this.check(context.request);
    return this.answersPreflight(cors, context);
  }

  private check(request: Request): void {
    checkHead(request, this.config.http.maxHeadersCount);
  }

  private answersPreflight(cors: Cors, {request, response}: RequestContext): boolean {
    if (!isPreflight(request)) return false;
    const methods = this.routes.methodsOf(request);
    if (methods.length === 0) return false;
    cors.answerPreflight(request, response, methods);
    return true;
  }
}
