import type {HealthStatus} from './health-check.js';

/** What was found by one check, as `draft-inadarei-api-health-check` writes it. */
export interface CheckReport {
  readonly status: HealthStatus;
  /** When it was found. */
  readonly time: string;
  /** How long it took. */
  readonly observedValue?: number;
  readonly observedUnit?: 'ms';
  readonly output?: string;
}

/** The answer to a question, and what it is made of. */
export interface HealthReport {
  readonly status: HealthStatus;
  /** By what was measured of what: `queue:responseTime`. */
  readonly checks: Readonly<Record<string, readonly CheckReport[]>>;
}

/** Sums up: what is worst counts. */
export function toReport(checks: HealthReport['checks']): HealthReport {
  const found = new Set(Object.values(checks).flatMap(reports => reports.map(({status}) => status)));
  const status = (['fail', 'warn'] as const).find(bad => found.has(bad)) ?? 'pass';
  return {status, checks};
}

/** How the media type `application/health+json` looks here. */
export const REPORT_SCHEMA = {
  type: 'object',
  required: ['status'],
  properties: {
    status: {type: 'string', enum: ['pass', 'warn', 'fail']},
    checks: {
      type: 'object',
      additionalProperties: {
        type: 'array',
        items: {
          type: 'object',
          required: ['status', 'time'],
          properties: {
            status: {type: 'string', enum: ['pass', 'warn', 'fail']},
            time: {type: 'string', format: 'date-time'},
            observedValue: {type: 'number'},
            observedUnit: {type: 'string'},
            output: {type: 'string'},
          },
        },
      },
    },
  },
} as const;
