import {BindingScope, bind, inject} from '@rondojs/context';
import {CoreBindings, SERVER_TAG} from '@rondojs/core';
import {RestServer} from '@rondojs/rest';

import {CLIENT_OF, clientByAddress} from './client.js';
import {CREATE_LIMITER, createMemoryLimiter} from './counter.js';
import {LIMITS, Limits} from './limits.js';
import {RATE_LIMIT_SCHEMA} from './config.js';

import type {Application, Component} from '@rondojs/core';

/** What the action `limitRate` needs: mount it, and compose the action into your sequence. */
export class RateLimitComponent implements Component {
  readonly config = {rateLimit: RATE_LIMIT_SCHEMA};

  readonly bindings = [
    bind(LIMITS).toClass(Limits).inScope(BindingScope.SINGLETON),
    bind(CREATE_LIMITER).to(createMemoryLimiter),
    bind(CLIENT_OF).to(clientByAddress),
  ];

  constructor(@inject(CoreBindings.APPLICATION_INSTANCE) private readonly application: Application) {}

  /** Ends the start where an operation has a limit that is none. */
  async onStart(): Promise<void> {
    const limits = await this.application.get(LIMITS);
    const servers = await Promise.all(this.application.findByTag(SERVER_TAG).map(({key}) => this.application.get<unknown>(key)));
    for (const server of servers) {
      if (server instanceof RestServer) server.routes().forEach(route => limits.policyOf(route));
    }
  }
}
