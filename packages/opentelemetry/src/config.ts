declare module '@rondojs/core' {
  interface ApplicationConfig {
    /** What spans are made of. */
    readonly opentelemetry?: OpenTelemetryConfig;
  }
}

/** Options of the spans, under `opentelemetry` of the application's. */
export interface OpenTelemetryConfig {
  /** Whether each action of a request has a span of its own. @defaultValue true */
  readonly actions?: boolean;
  /** The paths of requests that have no span, such as those of probes. @defaultValue none */
  readonly ignore?: readonly string[];
}

/** What the options must be: checked at the start. */
export const OPENTELEMETRY_CONFIG_SCHEMA = {
  type: 'object',
  additionalProperties: false,
  properties: {
    actions: {type: 'boolean'},
    ignore: {type: 'array', items: {type: 'string', pattern: '^/'}},
  } satisfies Readonly<Record<keyof OpenTelemetryConfig, object>>,
} as const;
