import {APPLICATION_CONFIG, LIFE_CYCLE_CONFIG} from './config.js';
import {APPLICATION_INSTANCE} from './application.js';
import {ENVIRONMENT} from './environment.js';
import {LOGGER} from './logger.js';

/** The keys that every application answers. */
export const CoreBindings = {
  APPLICATION_INSTANCE,
  APPLICATION_CONFIG,
  LIFE_CYCLE_CONFIG,
  ENVIRONMENT,
  LOGGER,
} as const;
