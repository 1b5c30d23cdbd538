import {describeInjectedArguments, describeInjectedProperties, nearest} from '@rondojs/context';

import {APPLICATION_CONFIG, OWN_CONFIG} from './config.js';
import {classOf} from './unique-bindings.js';
import {configSchemaOf, givenServerConfig} from './server-config.js';
import {isStandardSchema, judge} from './schema.js';
import {pointerTo} from './json-pointer.js';

import type {Binding, Constructor, Context} from '@rondojs/context';
import type {ConfigFault} from './errors.js';
import type {ConfigSchema, Verdict} from './schema.js';

/** Who reads which names of the configuration. */
export interface Readers {
  /** What an application is made of, under the names of its options. */
  readonly options: Readonly<Record<string, unknown>>;
  readonly servers: ReadonlyMap<string, Binding>;
  /** What components read. */
  readonly components: ReadonlyMap<string, ConfigSchema>;
}

/** What is wrong with a configuration, what of it nobody seems to read, and what the schemas make of the rest. */
export interface ConfigFindings {
  readonly faults: readonly ConfigFault[];
  readonly unread: readonly string[];
  readonly values: Readonly<Record<string, unknown>>;
}

/** Compares the configuration of all parts with what they say that it must be. */
export async function checkConfig(app: Context, readers: Readers): Promise<ConfigFindings> {
  const {options, servers, components} = readers;
  const schemas = new Map<string, ConfigSchema>([...Object.entries(OWN_CONFIG), ...components]);
  const ofNames = await Promise.all([...schemas].map(([name, schema]) => judgeOption(name, schema, options[name])));
  const ofServers = await Promise.all([...servers].map(([name, server]) => judgeServer(app, name, server)));
  const known = [...schemas.keys(), ...servers.keys(), ...injectedNames(app)];
  const {faults, unread} = unknownNames(options, known);
  return {
    faults: [...[...ofNames, ...ofServers].flatMap(verdict => verdict.faults), ...faults],
    unread: known.includes(EVERYTHING) ? [] : unread,
    values: Object.fromEntries(ofNames.filter(({isMade}) => isMade).map(({name, value}) => [name, value])),
  };
}

interface OptionVerdict extends Verdict {
  readonly name: string;
  /** Whether the schema has made the value. */
  readonly isMade: boolean;
}

async function judgeOption(name: string, schema: ConfigSchema, value: unknown): Promise<OptionVerdict> {
  return {...(await judgeName(name, schema, value)), name, isMade: isStandardSchema(schema)};
}

/** What is not given is not checked: a part that needs it says so in its schema of what is around it. */
async function judgeName(name: string, schema: ConfigSchema, value: unknown): Promise<Verdict> {
  if (Object.keys(schema).length === 0) return {faults: [], value};
  if (value === undefined && !isWanted(schema)) return {faults: [], value};
  return judge(schema, value ?? {}, pointerTo(name));
}

/** Without anything given, only a schema that requires something has a fault to find. */
function isWanted(schema: ConfigSchema): boolean {
  return isStandardSchema(schema) || 'required' in schema;
}

async function judgeServer(app: Context, name: string, server: Binding): Promise<Verdict> {
  const schema = configSchemaOf(server);
  return schema ? judgeName(name, schema, await givenServerConfig(app, name, server)) : {faults: [], value: undefined};
}

/** A name that nobody reads is a typing error where it is near to one that somebody does. */
function unknownNames(options: Readers['options'], known: readonly string[]): Omit<ConfigFindings, 'values'> {
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
