import {Binding, configKeyFor, whenReady} from '@rondojs/context';

import {APPLICATION_CONFIG} from './config.js';
import {classOf} from './unique-bindings.js';
import {convert} from './schema.js';

import type {ApplicationConfig} from './config.js';
import type {ConfigSchema} from './schema.js';
import type {Context, Resolver, ValueOrPromise} from '@rondojs/context';

/** A class of servers that says what the configuration of each of them must be. */
interface Configurable {
  readonly configSchema?: ConfigSchema;
}

/** The key under which the configuration of a server may be bound: `servers.public.config`. */
export function serverConfigKey(name: string): string {
  return `servers.${name}.config`;
}

/**
 * Lets a server have its own configuration injected by `@config()`: what is bound under `servers.NAME.config`,
 * else what the options of the application have under NAME; as the schema of its class makes it.
 */
export function bindServerConfig(app: Context, name: string): void {
  const key = configKeyFor(`servers.${name}`);
  if (app.contains(key)) return;

  const own = new Binding(key).toDynamicValue(({context}) =>
    whenReady(given(context, name), value => convert(configSchemaOf(app.getBinding(`servers.${name}`)), value)),
  );
  ours.add(own);
  app.add(own);
}

/** What the configuration of a server must be, if its class says it. */
export function configSchemaOf(server: Binding): ConfigSchema | undefined {
  const type = classOf(server) as Configurable | undefined;
  return type?.configSchema;
}

/** What is configured for a server, before its schema makes anything of it. */
export async function givenServerConfig(app: Context, name: string, server: Binding): Promise<unknown> {
  const key = configKeyFor(server.key);
  const binding = app.getBinding(key, {optional: true});
  return binding && ours.has(binding) ? given(app, name) : app.get(key, {optional: true});
}

/** The others were made by `app.configure()`. */
const ours = new WeakSet<Binding>();

function given(context: Resolver, name: string): ValueOrPromise<unknown> {
  if (context.isBound(serverConfigKey(name))) return context.getValueOrPromise(serverConfigKey(name));
  return whenReady(context.getValueOrPromise<ApplicationConfig>(APPLICATION_CONFIG), options => ofName(options, name));
}

/** A server may be called like an option of the application; that is none of its own. */
function ofName(options: ApplicationConfig, name: string): unknown {
  return Object.hasOwn(options, name) ? (options as Readonly<Record<string, unknown>>)[name] : undefined;
}
