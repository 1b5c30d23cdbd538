import {Binding, configKeyFor, whenReady} from '@rondojs/context';

import {APPLICATION_CONFIG} from './config.js';

import type {ApplicationConfig} from './config.js';
import type {Context} from '@rondojs/context';

/** The key under which the configuration of a server may be bound: `servers.public.config`. */
export function serverConfigKey(name: string): string {
  return `servers.${name}.config`;
}

/**
 * Lets a server have its own configuration injected by `@config()`: what is bound under `servers.NAME.config`,
 * else what the options of the application have under NAME.
 */
export function bindServerConfig(app: Context, name: string): void {
  const key = configKeyFor(`servers.${name}`);
  if (app.contains(key)) return;

  const own = new Binding(key).toDynamicValue(({context}) => {
    if (context.isBound(serverConfigKey(name))) return context.getValueOrPromise(serverConfigKey(name));
    return whenReady(context.getValueOrPromise<ApplicationConfig>(APPLICATION_CONFIG), options => ofName(options, name));
  });
  app.add(own);
}

/** A server may be called like an option of the application; that is none of its own. */
function ofName(options: ApplicationConfig, name: string): unknown {
  return Object.hasOwn(options, name) ? (options as Readonly<Record<string, unknown>>)[name] : undefined;
}
