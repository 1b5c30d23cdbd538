import {BindingKey} from '@rondojs/context';

import type {Probe} from './health-check.js';

declare module '@rondojs/core' {
  interface ApplicationConfig {
    /** How probes are answered. */
    readonly health?: HealthConfig;
  }
}

/** What can be asked: a probe, or all at once. */
export type Question = Probe | 'health';

/** Options of the probes, under `health` of the application's. */
export interface HealthConfig {
  /** Where each is asked, behind the base path of the server; false for one that is not. @defaultValue `/NAME` */
  readonly paths?: Partial<Readonly<Record<Question, string | false>>>;
  /** The name of the one REST server that is asked. @defaultValue all of them */
  readonly server?: string;
  /** Whether answers tell of each check, and not the status alone: for where no stranger asks. @defaultValue false */
  readonly details?: boolean;
  /** Whether the document has these operations. @defaultValue false */
  readonly documented?: boolean;
  /** How long a check may take, in milliseconds; Kubernetes itself waits a second. @defaultValue 800 */
  readonly timeLimit?: number;
  /** How long the answer of a check is good for, in milliseconds. @defaultValue 1,000 */
  readonly keepFor?: number;
}

/** Every option with its default. */
export interface CompleteHealthConfig extends Required<Omit<HealthConfig, 'paths' | 'server'>> {
  readonly paths: Readonly<Record<Question, string | false>>;
  readonly server: string | undefined;
}

export const HEALTH_CONFIG = BindingKey.create<CompleteHealthConfig>('health.config');

const path = {anyOf: [{type: 'string', pattern: '^(/[A-Za-z0-9._~-]+)+$'}, {const: false}]} as const;

/** What the options must be: checked at the start. */
export const HEALTH_CONFIG_SCHEMA = {
  type: 'object',
  additionalProperties: false,
  properties: {
    paths: {
      type: 'object',
      additionalProperties: false,
      properties: {health: path, live: path, ready: path, startup: path} satisfies Record<Question, object>,
    },
    server: {type: 'string', minLength: 1},
    details: {type: 'boolean'},
    documented: {type: 'boolean'},
    timeLimit: {type: 'number', exclusiveMinimum: 0, maximum: 2_147_483_647},
    keepFor: {type: 'number', minimum: 0},
  } satisfies Readonly<Record<keyof HealthConfig, object>>,
} as const;

/** Fills in what was not given. */
export function completeConfig({paths, server, ...given}: HealthConfig): CompleteHealthConfig {
  return {
    details: false,
    documented: false,
    timeLimit: 800,
    keepFor: 1_000,
    ...given,
    server,
    paths: {health: '/health', live: '/live', ready: '/ready', startup: '/startup', ...paths},
  };
}
