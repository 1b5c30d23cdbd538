import {HEALTH} from './health.js';

/** The keys of this package: `HEALTH` answers inside of the program what probes ask from outside. */
export const HealthBindings = {
  HEALTH,
} as const;
