import {HEALTH_CHECKS, HealthComponent} from '@rondojs/health';
import {RestApplication} from '@rondojs/rest';
import {addExtension} from '@rondojs/core';

import type {HealthCheck} from '@rondojs/health';

class MailCheck implements HealthCheck {
  readonly name = 'mail';

  async check(signal: AbortSignal) {
    await fetch('http://mail.internal/ping', {signal});
  }
}

export const app = new RestApplication({components: [HealthComponent]});
addExtension(app, HEALTH_CHECKS, MailCheck);
