import {createInjectDecorator} from './inject.js';

import type {BindingAddress} from './binding-key.js';
import type {InjectDecorator} from './inject-list.js';
import type {Injection} from './injection.js';

/** What the key of a configuration has behind the key of what is configured. */
const CONFIG_SUFFIX = ':$config';

/** The tag of a configuration; its value is the key of what is configured. */
export const CONFIGURATION_FOR = 'configurationFor';

/** Which configuration is injected. */
export interface ConfigOptions {
  /** The key of what is configured. @defaultValue the binding that is being made */
  readonly fromBinding?: BindingAddress;
  /** The path of a part of the configuration. @defaultValue the whole */
  readonly propertyPath?: string;
}

/** The key of the configuration of what another key names: `servers.rest:$config`. */
export function configKeyFor(address: BindingAddress, propertyPath = ''): string {
  return String(address) + CONFIG_SUFFIX + (propertyPath && `#${propertyPath}`);
}

/** What messages call a key: `config for servers.rest`, or the key itself. */
export function spokenKey(address: BindingAddress): string {
  const text = String(address);
  return text.includes(CONFIG_SUFFIX) ? `config for ${text.replace(CONFIG_SUFFIX, '')}` : text;
}

/** Whether a key is that of a configuration. */
export function isConfigKey(key: string): boolean {
  return key.endsWith(CONFIG_SUFFIX);
}

/**
 * Injects the configuration of the binding that is being made, or a part of it: two bindings of one class have
 * each their own. Without any, `undefined` is injected, so that a default stays.
 *
 * Configure a binding with `context.configure(key)`.
 *
 * @example
 * class RestServer {
 *   constructor(@config('port') private readonly port = 3000) {}
 * }
 */
export function config(
  path: string | ConfigOptions = '',
  options: ConfigOptions = {},
): InjectDecorator {
  return createInjectDecorator('@config', {kind: 'value', optional: true, ...addressOf(path, options)});
}

/** Injects a function that gives the current configuration. */
config.getter = (path: string | ConfigOptions = '', options: ConfigOptions = {}): InjectDecorator =>
  createInjectDecorator('@config.getter', {kind: 'getter', optional: true, ...addressOf(path, options)});

/** Injects a view of the configuration, which tells of its changes. */
config.view = (options: Pick<ConfigOptions, 'fromBinding'> = {}): InjectDecorator =>
  createInjectDecorator('@config.view', {kind: 'view', ...addressOf('', options)});

function addressOf(
  path: string | ConfigOptions,
  options: ConfigOptions,
): Pick<Injection, 'address' | 'isRelative'> {
  const {fromBinding = '', propertyPath} = typeof path === 'string' ? {propertyPath: path, ...options} : path;
  return {address: configKeyFor(fromBinding, propertyPath), isRelative: !fromBinding};
}
