import {tmpdir} from 'node:os';

import {BindingKey} from '@rondojs/context';

import type {BodyLimit} from './contract/body-limits.js';
import type {InfoObject} from '@rondojs/openapi-spec';

/** Options of a REST server, read from `application.config#rest`. */
export interface RestServerConfig {
  /** The port to listen on; 0 takes any free one. @defaultValue `PORT` of the environment, or 3000 */
  readonly port?: number;
  /** The address to listen on. @defaultValue '127.0.0.1', which only this machine reaches */
  readonly host?: string;
  /** What stands before the paths of all operations: `/api/v1`. @defaultValue '' */
  readonly basePath?: string;
  /** The largest body of a request that is read, in bytes, or several limits of bodies. @defaultValue 1 MiB */
  readonly bodyLimit?: BodyLimit;
  /** Where the files of forms are saved, each request's in a directory of its own. @defaultValue that of the system */
  readonly uploadDirectory?: string;
  /** Title and version of the API, as its document tells them. */
  readonly info?: InfoObject;
}

/** Every option with its default. */
export const REST_DEFAULTS = {
  port: 3000,
  host: '127.0.0.1',
  basePath: '',
  bodyLimit: 1_048_576,
  uploadDirectory: tmpdir(),
  info: {title: 'API', version: '1.0.0'},
} as const satisfies RestServerConfig;

/** Fills in what was not given: from the environment where it says so, else from the defaults. */
export function completeConfig(config: RestServerConfig): CompleteRestConfig {
  const {PORT} = process.env;
  const given = Object.entries(config).filter(([, value]) => value !== undefined);
  const complete = {...REST_DEFAULTS, ...(PORT && {port: Number(PORT)}), ...Object.fromEntries(given)};
  return {...complete, basePath: complete.basePath.replace(/\/+$/, '')};
}

export type CompleteRestConfig = Required<RestServerConfig>;

/** The options that a server was made with, defaults filled in. */
export const REST_CONFIG = BindingKey.create<CompleteRestConfig>('rest.config');

/** How long node:http waits for a slow client, in milliseconds, and how much it takes from one. */
export const HTTP_LIMITS = {
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  keepAliveTimeout: 5_000,
  connectionsCheckingInterval: 1_000,
} as const;
