import {GLOBAL_INTERCEPTOR_ORDERED_GROUPS} from './global-interceptor.js';

/** The keys that contexts themselves look at. */
export const ContextBindings = {GLOBAL_INTERCEPTOR_ORDERED_GROUPS} as const;
