declare module '@rondojs/core' {
  interface ApplicationConfig {
    /** What is measured, and where it is read. */
    readonly metrics?: MetricsConfig;
  }
}

/** Options of the metrics, under `metrics` of the application's. */
export interface MetricsConfig {
  /** Where they are read, behind the base path of the server; false for nowhere. @defaultValue '/metrics' */
  readonly path?: string | false;
  /** The name of the one REST server where they are read. @defaultValue all of them */
  readonly server?: string;
  /** Whether the document has this operation. @defaultValue false */
  readonly documented?: boolean;
  /** The upper bounds of the durations that are counted, in seconds. @defaultValue those that OpenTelemetry advises */
  readonly buckets?: readonly number[];
  /** Whether the process is measured too: memory, event loop, collections of garbage. @defaultValue true */
  readonly process?: boolean;
  /** Labels of all metrics: `{service: 'todos'}`. */
  readonly labels?: Readonly<Record<string, string>>;
}

/** Every option with its default. */
export interface CompleteMetricsConfig extends Required<Omit<MetricsConfig, 'server'>> {
  readonly server: string | undefined;
}

/** What the options must be: checked at the start. */
export const METRICS_CONFIG_SCHEMA = {
  type: 'object',
  additionalProperties: false,
  properties: {
    path: {anyOf: [{type: 'string', pattern: '^(/[A-Za-z0-9._~-]+)+$'}, {const: false}]},
    server: {type: 'string', minLength: 1},
    documented: {type: 'boolean'},
    buckets: {type: 'array', items: {type: 'number', exclusiveMinimum: 0}, minItems: 1, uniqueItems: true},
    process: {type: 'boolean'},
    labels: {type: 'object', propertyNames: {pattern: '^[a-zA-Z_][a-zA-Z0-9_]*$'}, additionalProperties: {type: 'string'}},
  } satisfies Readonly<Record<keyof MetricsConfig, object>>,
} as const;

const BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10];

/** Fills in what was not given. */
export function completeConfig({server, ...given}: MetricsConfig): CompleteMetricsConfig {
  return {path: '/metrics', documented: false, buckets: BUCKETS, process: true, labels: {}, ...given, server};
}
