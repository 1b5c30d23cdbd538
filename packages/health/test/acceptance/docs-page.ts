import {HEALTH_CHECKS, HealthComponent} from '@rondojs/health';
import {RestApplication} from '@rondojs/rest';
import {addExtension} from '@rondojs/core';
import {statfs} from 'node:fs/promises';

import type {HealthCheck, HealthFinding} from '@rondojs/health';

export class DiskCheck implements HealthCheck {
  readonly name = 'disk';
  readonly keepFor = 30_000;

  async check(): Promise<HealthFinding> {
    const {bavail, blocks} = await statfs('.');
    const free = Math.round((100 * bavail) / blocks);
    if (free < 1) throw new Error('The disk is full.');
    return free < 10 ? {status: 'warn', output: `${free} % of the disk are free.`} : {};
  }
}

export const app = new RestApplication({
  rest: {port: 0},
  components: [HealthComponent],
  health: {paths: {live: '/livez', ready: '/readyz', startup: false}, details: true},
});
addExtension(app, HEALTH_CHECKS, DiskCheck);
