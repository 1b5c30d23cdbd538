import {BindingKey} from '@rondojs/context';

import {isStandardSchema, judge} from './schema.js';

import type {ConfigFault} from './errors.js';
import type {ConfigSchema, StandardResult, StandardSchema} from './schema.js';
import type {JsonSchema} from './json-schema.js';

/** Which variables of the environment an application reads, and from where. */
export interface EnvironmentConfig {
  /** A file of variables; those that the environment has already stay. It may be absent. */
  readonly file?: string;
  /** What the variables must be. A JSON Schema with `type: 'integer'`, `'number'` or `'boolean'` has them converted. */
  readonly schema?: ConfigSchema;
}

/** The variables of the environment, as their schema has them: `@inject('application.env#DATABASE_URL')`. */
export const ENVIRONMENT = BindingKey.create<Readonly<Record<string, unknown>>>('application.env');

/** Variables, and what is wrong with them. */
interface Environment {
  readonly values: Readonly<Record<string, unknown>>;
  faults(): Promise<readonly ConfigFault[]>;
}

/** Reads the file, where there is one, and then the variables. */
export function readEnvironment({file, schema}: EnvironmentConfig = {}): Environment {
  if (file !== undefined) loadFile(file);
  const variables = {...process.env};
  if (!schema) return {values: variables, faults: async () => []};
  if (isStandardSchema(schema)) return readStandard(schema, variables);

  const values = convertAll(schema, variables);
  return {values, faults: async () => (await judge(schema, values, '/env')).faults};
}

/** Where a program runs for good there is no file: its variables come from outside. */
function loadFile(file: string): void {
  try {
    process.loadEnvFile(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}

function readStandard(schema: StandardSchema, variables: NodeJS.ProcessEnv): Environment {
  const result = schema['~standard'].validate(variables);
  const faults = async () => (await judge(schema, variables, '/env')).faults;
  if (!(result instanceof Promise)) return {values: valuesOf(result), faults};
  throw new TypeError('The schema of the environment must answer at once, and it has returned a promise.');
}

/** What is wrong is told at the start; until then there are no values. */
function valuesOf({value}: StandardResult): Readonly<Record<string, unknown>> {
  return (value ?? {}) as Readonly<Record<string, unknown>>;
}

/** Only what the schema describes: the rest of the environment is nobody's business. */
function convertAll({properties = {}}: JsonSchema, variables: NodeJS.ProcessEnv): Readonly<Record<string, unknown>> {
  const described = Object.entries(properties as Readonly<Record<string, JsonSchema>>);
  const values = described.map(([name, {type, default: fallback}]) => {
    const text = variables[name];
    return [name, text === undefined || text === '' ? fallback : convert(text, type)] as const;
  });
  return Object.fromEntries(values.filter(([, value]) => value !== undefined));
}

const NUMBER = /^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?$/;

/** In the words of JSON, and no others; what is none of them stays a text, and the schema refuses it. */
function convert(text: string, type: unknown): unknown {
  if ((type === 'integer' || type === 'number') && NUMBER.test(text)) return Number(text);
  if (type === 'boolean' && (text === 'true' || text === 'false')) return text === 'true';
  return text;
}
