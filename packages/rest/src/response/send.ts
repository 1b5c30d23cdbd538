import {inject, injectable, isPromiseLike} from '@rondojs/context';

import {CREATE_VALIDATOR} from '../contract/validation.js';
import {Honesty} from './honesty.js';
import {LOG_ERROR} from '../contract/actions.js';
import {PLAIN_PLAN, isJsonOnly} from './plan.js';
import {REST_CONFIG, isProduction} from '../config.js';
import {SERIALIZER_TAG} from '../contract/serializer.js';
import {foldable} from '../contract/foldable.js';
import {contextOf} from '../request-context.js';
import {secondAnswerTo} from '../exactly-once.js';
import {createSerialize} from './serialize.js';
import {readContract} from './contract.js';
import {whenDone} from './when-done.js';
import {writeResultToResponse} from './write-result.js';

import type {CompleteRestConfig} from '../config.js';
import type {CreateValidator} from '../contract/validation.js';
import type {LogError, Send} from '../contract/actions.js';
import type {OperationRetval} from '../contract/elements.js';
import type {Provider, ValueOrPromise} from '@rondojs/context';
import type {RequestContext} from '../request-context.js';
import type {Response} from '../contract/http.js';
import type {ResponseContract} from './contract.js';
import type {Route} from '../contract/route.js';
import type {SendPlan} from './plan.js';
import type {Serializer} from '../contract/serializer.js';

/** Fourth step of the sequence. What a route's contract says is read when the route first answers. */
@injectable()
export class SendProvider implements Provider<Send> {
  private readonly isProduction = isProduction();
  private readonly plans = new WeakMap<Route, SendPlan>();

  constructor(
    @inject(REST_CONFIG) private readonly config: CompleteRestConfig,
    @inject(CREATE_VALIDATOR) private readonly createValidator: CreateValidator,
    @inject(LOG_ERROR) private readonly logError: LogError,
    @inject.tag(SERIALIZER_TAG) private readonly serializers: readonly Serializer[],
  ) {}

  value(): Send {
    const send: Send = (response, result) => {
      const {route} = contextOf(response.req);
      return this.send(response, result, route ? this.planOf(route.definition) : PLAIN_PLAN);
    };
    return foldable(send, route => this.sendBy(this.planOf(route)));
  }

  private sendBy(plan: SendPlan): Send {
    return (response, result) => this.send(response, result, plan);
  }

  private send(response: Response, result: OperationRetval, plan: SendPlan): ValueOrPromise<void> {
    const context = contextOf(response.req);
    if (context.isAbandoned) return undefined;
    if (context.isSent || isAnsweredOtherwise(response, result)) return this.refuseSecond(response);

    context.isSent = true;
    return write(context, result, plan);
  }

  /** In development whoever sends twice shall notice; in production the client has its answer. */
  private refuseSecond(response: Response): ValueOrPromise<void> {
    const error = secondAnswerTo(response);
    if (!this.isProduction) throw error;
    this.logError(error, response.statusCode, response.req);
    return whenDone(response);
  }

  private planOf(route: Route): SendPlan {
    const known = this.plans.get(route);
    if (known) return known;

    const plan = this.createPlan(readContract(route));
    this.plans.set(route, plan);
    return plan;
  }

  private createPlan(contract: ResponseContract): SendPlan {
    const {etag, compression, heartbeat} = this.config;
    const isPlain = etag === 'off' && !compression && this.serializers.length === 0;
    return {
      contract,
      options: {etag, compression, heartbeat},
      serialize: createSerialize(this.serializers),
      honesty: this.createHonesty(contract),
      isDirect: isPlain && isJsonOnly(contract),
    };
  }

  private createHonesty(contract: ResponseContract): Honesty | undefined {
    const {responseValidation: mode} = this.config;
    return mode === 'off' ? undefined : new Honesty(contract, mode, this.createValidator, this.logError);
  }
}

/** What fails before the headers may be answered again: by a problem, or by another result. */
function write(context: RequestContext, result: OperationRetval, plan: SendPlan): ValueOrPromise<void> {
  try {
    const written = writeResultToResponse(context.response, result, plan);
    return isPromiseLike(written) ? written.then(undefined, (error: unknown) => fail(context, error)) : undefined;
  } catch (error) {
    return fail(context, error);
  }
}

function fail(context: RequestContext, error: unknown): never {
  context.isSent = context.response.headersSent;
  throw error;
}

/** Somebody has answered, and the result is neither nothing nor that answer. */
function isAnsweredOtherwise(response: Response, result: OperationRetval): boolean {
  return response.headersSent && result !== undefined && result !== response;
}
