import {inject, injectable} from '@rondojs/context';

import {CREATE_VALIDATOR} from '../contract/validation.js';
import {Honesty} from './honesty.js';
import {LOG_ERROR} from '../contract/actions.js';
import {PLAIN_PLAN, isJsonOnly} from './plan.js';
import {REST_CONFIG} from '../config.js';
import {SERIALIZER_TAG} from '../contract/serializer.js';
import {contextOf} from '../request-context.js';
import {createSerialize} from './serialize.js';
import {readContract} from './contract.js';
import {writeResultToResponse} from './write-result.js';

import type {CompleteRestConfig} from '../config.js';
import type {CreateValidator} from '../contract/validation.js';
import type {LogError, Send} from '../contract/actions.js';
import type {Provider} from '@rondojs/context';
import type {ResponseContract} from './contract.js';
import type {Route} from '../contract/route.js';
import type {SendPlan} from './plan.js';
import type {Serializer} from '../contract/serializer.js';

/** Fourth step of the sequence. What a route's contract says is read when the route first answers. */
@injectable()
export class SendProvider implements Provider<Send> {
  private readonly plans = new WeakMap<Route, SendPlan>();

  constructor(
    @inject(REST_CONFIG) private readonly config: CompleteRestConfig,
    @inject(CREATE_VALIDATOR) private readonly createValidator: CreateValidator,
    @inject(LOG_ERROR) private readonly logError: LogError,
    @inject.tag(SERIALIZER_TAG) private readonly serializers: readonly Serializer[],
  ) {}

  value(): Send {
    return (response, result) => {
      const {route} = contextOf(response.req);
      return writeResultToResponse(response, result, route ? this.planOf(route.definition) : PLAIN_PLAN);
    };
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
