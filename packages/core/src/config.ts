import {BindingKey} from '@rondojs/context';

import type {Component} from './component.js';
import type {Constructor} from '@rondojs/context';
import type {Server} from './server.js';

/**
 * Options of an application: what it is made of, and the configuration of its parts under their names.
 *
 * A part reads its own with `@inject('application.config#NAME')`.
 */
export interface ApplicationConfig {
  /** How the application is called in messages and at the start. */
  readonly name?: string;
  readonly components?: readonly (Constructor<Component> | Component)[];
  readonly controllers?: readonly Constructor[];
  /** Servers by their names. */
  readonly servers?: Readonly<Record<string, Constructor<Server>>>;
  readonly [part: string]: unknown;
}

/** The options that the application was made with. */
export const APPLICATION_CONFIG = BindingKey.create<ApplicationConfig>('application.config');
