/** A JSON Schema, draft 2020-12: an object of keywords, or `true` or `false`. */
export type Schema = boolean | object;

/** One thing that is wrong with a value, in the words of Ajv. */
export interface SchemaError {
  /** The keyword that is broken; `false schema` where nothing may stand. */
  readonly keyword: string;
  /** The JSON Pointer (RFC 6901) to what breaks it, from the value that was given. */
  readonly instancePath: string;
  /** What the keyword wants, and what it missed or met: `{limit: 5}`, `{missingProperty: 'name'}`. */
  readonly params: Readonly<Record<string, unknown>>;
  readonly message?: string | undefined;
  /** The name of a property, where it is the name that is wrong. */
  readonly propertyName?: string | undefined;
  /** What the schema has under the keyword. */
  readonly schema?: unknown;
  /** The schema that has the keyword. */
  readonly parentSchema?: {readonly [keyword: string]: unknown} | undefined;
}

/** Says whether a value is as its schema says. What is wrong with the last one stands in `errors`. */
export interface Validator {
  (value: unknown): boolean;
  errors?: readonly SchemaError[] | null;
}

/** A format: it says whether a text, or a number, has it. */
export interface Format {
  readonly name: string;
  /** What it says something of; values of other types have the format. @defaultValue 'string' */
  readonly type?: 'string' | 'number' | undefined;
  validate(value: never): boolean;
}

/** A keyword of one's own. */
export interface Keyword {
  readonly name: string;
  /** The only type that it is asked of. @defaultValue any */
  readonly type?: JsonType | undefined;
  /** @param wanted - what the schema has under the keyword */
  validate(wanted: never, value: never): boolean;
}

export type JsonType = 'string' | 'number' | 'integer' | 'boolean' | 'array' | 'object';

/** The words that schemas may use besides those of JSON Schema. */
export interface CompilerOptions {
  /** The formats of JSON Schema and OpenAPI are asserted; if not, any value has any format. @defaultValue true */
  readonly standardFormats?: boolean;
  readonly formats?: readonly Format[];
  readonly keywords?: readonly Keyword[];
  /** How many digits behind the point count for `multipleOf`: 0.07 is a multiple of 0.01. @defaultValue all */
  readonly multipleOfPrecision?: number;
  /**
   * How often a value is judged by interpretation before code is written for its schema. Ajv is loaded only then: what
   * is asked seldom, or soon after a start, is answered sooner. @defaultValue 0, code at once
   */
  readonly warmUp?: number;
  /** Errors tell `schema` and `parentSchema`. @defaultValue false */
  readonly verbose?: boolean;
}

/**
 * Makes validators of schemas. They find all faults, ask objects for their own properties only, and never change
 * a value. Keywords that nobody knows say nothing.
 */
export interface SchemaCompiler {
  /** Names a document, in which schemas may refer to each other. */
  addSchema(document: object, id: string): unknown;
  /** Makes the validator at a place of a document: `id#/components/schemas/Todo`; undefined where there is none. */
  getSchema(reference: string): Validator | undefined;
  /** @throws when the schema cannot be compiled: a pattern is none, a reference leads nowhere */
  compile(schema: Schema): Validator;
}
