import {configKeyFor, describeInjectedArguments, describeInjectedProperties, nearest} from '@rondojs/context';

import {APPLICATION_CONFIG, OWN_CONFIG} from './config.js';
import {classOf} from './unique-bindings.js';
import {faultsOf} from './schema.js';
import {pointerTo} from './json-pointer.js';

import type {Binding, Constructor, Context} from '@rondojs/context';
import type {ConfigFault} from './errors.js';
import type {ConfigSchema} from './schema.js';

/** A class of servers that says what the configuration of each of them must be. */
interface Configurable {
  readonly configSchema?: ConfigSchema;
}

/** Who reads which names of the configuration. */
export interface Readers {
  /** What an application is made of, under the names of its options. */
  readonly options: Readonly<Record<string, unknown>>;
  readonly servers: ReadonlyMap<string, Binding>;
  /** What components read. */
  readonly components: ReadonlyMap<string, ConfigSchema>;
}

/** What is wrong with a configuration, and what of it nobody seems to read. */
export interface ConfigFindings {
  readonly faults: readonly ConfigFault[];
  readonly unread: readonly string[];
}

/** Compares the configuration of all parts with what they say that it must be. */
export async function checkConfig(app: Context, readers: Readers): Promise<ConfigFindings> {
  const {options, servers, components} = readers;
  const schemas = new Map<string, ConfigSchema>([...Object.entries(OWN_CONFIG), ...components]);
  const ofNames = [...schemas].map(([name, schema]) => faultsUnder(name, schema, options[name]));
  const ofServers = [...servers].map(([name, binding]) => faultsOfServer(app, name, binding));
  const known = [...schemas.keys(), ...servers.keys(), ...injectedNames(app)];
  const {faults, unread} = unknownNames(options, known);
  const all = [...(await Promise.all([...ofNames, ...ofServers])).flat(), ...faults];
  return {faults: all, unread: known.includes(EVERYTHING) ? [] : unread};
}

/** What is not given is not checked: a part that needs it says so in its schema of what is around it. */
async function faultsUnder(name: string, schema: ConfigSchema, value: unknown): Promise<readonly ConfigFault[]> {
  if (Object.keys(schema).length === 0) return [];
  if (value === undefined && !isWanted(schema)) return [];
  return faultsOf(schema, value ?? {}, pointerTo(name));
}

/** Without anything given, only a schema that requires something has a fault to find. */
function isWanted(schema: ConfigSchema): boolean {
  return '~standard' in schema || 'required' in schema;
}

async function faultsOfServer(app: Context, name: string, binding: Binding): Promise<readonly ConfigFault[]> {
  const {configSchema} = (classOf(binding) ?? {}) as Configurable;
  if (!configSchema) return [];
  return faultsUnder(name, configSchema, await app.get(configKeyFor(binding.key), {optional: true}));
}

/** A name that nobody reads is a typing error where it is near to one that somebody does. */
function unknownNames(options: Readers['options'], known: readonly string[]): ConfigFindings {
  const unread = Object.keys(options).filter(name => !known.includes(name));
  const faults = unread.flatMap(name => {
    const meant = nearest(name, known);
    if (meant === undefined) return [];
    const message = `is read by nothing. Did you mean "${meant}"?`;
    return [{pointer: pointerTo(name), code: 'unknown-name', message}];
  });
  const told = faults.map(({pointer}) => pointer);
  return {faults, unread: unread.filter(name => !told.includes(pointerTo(name)))};
}

/** Stands for all names: somebody has the whole configuration injected. */
const EVERYTHING = '';

/** The first names behind `application.config#` of all that is injected. */
function injectedNames(app: Context): readonly string[] {
  const types = app.find().flatMap(binding => classOf(binding) ?? []);
  const {key} = APPLICATION_CONFIG;
  return types.flatMap(addressesOf).flatMap(address => {
    if (address === key) return [EVERYTHING];
    return address.startsWith(`${key}#`) ? [address.slice(key.length + 1).split('.')[0] ?? EVERYTHING] : [];
  });
}

function addressesOf(type: Constructor): readonly string[] {
  const injections = [...describeInjectedArguments(type), ...describeInjectedProperties(type).values()];
  return injections.map(injection => injection?.address ?? '');
}
