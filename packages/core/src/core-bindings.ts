import {APPLICATION_CONFIG} from './config.js';
import {APPLICATION_INSTANCE} from './application.js';

/** The keys that every application answers. */
export const CoreBindings = {APPLICATION_INSTANCE, APPLICATION_CONFIG} as const;
