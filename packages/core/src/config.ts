import {BindingKey} from '@rondojs/context';

import type {Constructor} from '@rondojs/context';
import type {EnvironmentConfig} from './environment.js';
import type {LogLevel} from './console-logger.js';
import type {Mountable} from './component.js';
import type {Server} from './server.js';

/**
 * Options of an application: what it is made of, and the configuration of its parts under their names.
 *
 * A package whose parts read a name of their own declares it here, so that the compiler knows it:
 *
 * @example
 * declare module '@rondojs/core' {
 *   interface ApplicationConfig {
 *     readonly mail?: MailConfig;
 *   }
 * }
 */
export interface ApplicationConfig {
  /** How the application is called in messages and at the start. @defaultValue that of the package, or the class */
  readonly name?: string;
  /** The version that is told at the start. @defaultValue that of the package */
  readonly version?: string;
  readonly components?: readonly Mountable[];
  readonly controllers?: readonly Constructor[];
  /** Servers by their names. */
  readonly servers?: ServerMap;
  readonly lifeCycle?: LifeCycleConfig;
  /** Variables of the environment that the application reads. */
  readonly env?: EnvironmentConfig;
  /** The least grave level that the console's logger writes. @defaultValue `LOG_LEVEL` of the environment, or 'info' */
  readonly logLevel?: LogLevel;
}

/** How an application starts and stops. */
export interface LifeCycleConfig {
  /** The groups of observers, in the order in which they start; groups that are not named come before them. */
  readonly groups?: readonly string[];
  /** How long one observer may take to initialise, start or stop, in milliseconds. @defaultValue 30 s */
  readonly timeLimit?: number;
  /** How long the end of a program may take, requests in flight included, in milliseconds. @defaultValue 10 s */
  readonly gracePeriod?: number;
}

/** How an application starts and stops, unless it says otherwise. */
export const LIFE_CYCLE_DEFAULTS = {groups: [], timeLimit: 30_000, gracePeriod: 10_000} as const;

/** Servers by their names. */
export type ServerMap = Readonly<Record<string, Constructor<Server>>>;

/** Of an application whose options name no server. */
export type NoServers = Readonly<Record<never, Constructor<Server>>>;

/** {@link ApplicationConfig}, with the configuration of each server under its name, and no other name. */
export type ConfigFor<S extends ServerMap> = ApplicationConfig & {readonly servers?: S} & {
  readonly [N in keyof NoInfer<S>]?: unknown;
};

/** The options that the application was made with. */
export const APPLICATION_CONFIG = BindingKey.create<ApplicationConfig>('application.config');

/** How an application starts and stops, defaults filled in. */
export const LIFE_CYCLE_CONFIG = BindingKey.create<Required<LifeCycleConfig>>('application.lifeCycle');

/** The names that the application reads itself, with what they must be. */
export const OWN_CONFIG = {
  name: {type: 'string', minLength: 1},
  version: {type: 'string'},
  components: {},
  controllers: {},
  servers: {},
  lifeCycle: {
    type: 'object',
    additionalProperties: false,
    properties: {
      groups: {type: 'array', items: {type: 'string'}, uniqueItems: true},
      timeLimit: {type: 'number', exclusiveMinimum: 0, maximum: 2_147_483_647},
      gracePeriod: {type: 'number', minimum: 0, maximum: 2_147_483_647},
    },
  },
  env: {},
  logLevel: {enum: ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']},
} as const satisfies Readonly<Record<keyof ApplicationConfig, object>>;
