import {REGISTRY} from './registry.js';

/** The keys of this package: `REGISTRY` takes metrics of your own. */
export const MetricsBindings = {
  REGISTRY,
} as const;
