declare module '@rondojs/core' {
  interface ApplicationConfig {
    /** The page that shows the documentation. */
    readonly explorer?: ExplorerConfig;
  }
}

/** Options of the explorer, under `explorer` of the application's. */
export interface ExplorerConfig {
  /** Where the page is, behind the base path of the server. @defaultValue '/explorer' */
  readonly path?: string;
  /** Whether there is a page. @defaultValue true, and false where NODE_ENV is production */
  readonly enabled?: boolean;
  /** Other origins that the page may send requests to: those of servers that the document names. @defaultValue none */
  readonly origins?: readonly string[];
}

/** What the options must be: checked at the start. */
export const EXPLORER_CONFIG_SCHEMA = {
  type: 'object',
  additionalProperties: false,
  properties: {
    path: {type: 'string', pattern: '^(/[A-Za-z0-9._~-]+)+$'},
    enabled: {type: 'boolean'},
    origins: {type: 'array', items: {type: 'string', pattern: '^https?://[A-Za-z0-9.:[\\]-]+$'}},
  },
} as const;

/** Fills in what was not given. */
export function completeConfig({path = '/explorer', enabled = !isProduction(), origins = []}: ExplorerConfig) {
  return {path, enabled, origins};
}

export type CompleteExplorerConfig = Required<ExplorerConfig>;

function isProduction(): boolean {
  return process.env['NODE_ENV'] === 'production';
}
