declare module '@rondojs/core' {
  interface ApplicationConfig {
    /** How often a client may ask. */
    readonly rateLimit?: Partial<RateLimit>;
  }
}

/** So many requests in so much time; an operation may have its own under `x-rate-limit`, or `false` for none. */
export interface RateLimit {
  /** How many requests. @defaultValue 100 */
  readonly points: number;
  /** In how many seconds, from the first one on. @defaultValue 60 */
  readonly duration: number;
}

export const RATE_LIMIT_DEFAULTS: RateLimit = {points: 100, duration: 60};

/** What the options must be: checked at the start. */
export const RATE_LIMIT_SCHEMA = {
  type: 'object',
  additionalProperties: false,
  properties: {points: {type: 'integer', minimum: 1}, duration: {type: 'integer', minimum: 1}},
} as const;
