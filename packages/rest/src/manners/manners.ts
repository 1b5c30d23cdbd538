import {Cors, isPreflight} from './cors.js';
import {addHeaders, securityHeadersOf} from './security-headers.js';
import {checkHead} from './check-head.js';

import type {CompleteRestConfig} from '../config.js';
import type {RequestContext} from '../request-context.js';
import type {RouteFinder} from '../contract/route.js';

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
   * Prepares a response. True when the request has been answered with that: a browser's preflight.
   *
   * @throws {BadHostError} 400
   * @throws {TooManyHeadersError} 431
   */
  prepare(context: RequestContext): boolean {
    const {request, response} = context;
    if (this.headers.length > 0) addHeaders(response, this.headers);
    if (this.config.requestId.answer) response.setHeader('x-request-id', context.id);
    this.cors?.allow(request, response);
    checkHead(request);
    return this.cors !== undefined && this.answersPreflight(this.cors, context);
  }

  private answersPreflight(cors: Cors, {request, response}: RequestContext): boolean {
    if (!isPreflight(request)) return false;
    const methods = this.routes.methodsOf(request);
    if (methods.length === 0) return false;
    cors.answerPreflight(request, response, methods);
    return true;
  }
}
