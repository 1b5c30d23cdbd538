import {createCompiler} from '@rondojs/json-schema';

import {fragmentOf, valueAt} from '../document/pointer.js';
import {isReference} from '../types.js';
import {objectOf, without} from '../document/json.js';
import {replaceEach} from '../document/walk.js';

import type {JsonObject} from '../document/json.js';
import type {SchemaError} from './compiled-schema.js';

/** All that breaks a schema; nothing where a value is as it says. */
export type FindErrors = (value: unknown) => readonly SchemaError[];

const ID = 'rondo:document';

/** Most schemas judge a sample or two: code is written for those that judge many. */
const WARM_UP = 100;

/** Compiles the schemas of one document, each when it is asked for. */
export class SchemaCompiler {
  private readonly schemas = createCompiler({verbose: true, warmUp: WARM_UP});
  /** By the text of their schemas: many operations say the same, and compiling takes a millisecond. */
  private readonly compiled = new Map<string, FindErrors>();

  /** @throws when the `$id`s of the document are ambiguous */
  constructor(private readonly document: object) {
    // Of examples nothing may be taken for an identifier.
    const schemas = replaceEach(document, value => without(value, 'example', 'examples'));
    this.schemas.addSchema(schemas, ID);
  }

  /** @throws when the schema cannot be compiled at the pointer */
  compile(pointer: string): FindErrors {
    const text = JSON.stringify(valueAt(this.document, pointer));
    const known = this.compiled.get(text) ?? this.compileNew(pointer);
    this.compiled.set(text, known);
    return known;
  }

  private compileNew(pointer: string): FindErrors {
    const validate = this.schemas.getSchema(ID + fragmentOf(pointer));
    if (!validate) throw new Error(`There is no schema at ${pointer}.`);

    return value => {
      if (validate(value)) return [];
      return ((validate.errors ?? []) as readonly VerboseError[]).filter(error => !this.isOneWay(error));
    };
  }

  /** A property that only requests have, or only responses, is missing rightly in one of the two. */
  private isOneWay({keyword, params, parentSchema}: VerboseError): boolean {
    if (keyword !== 'required') return false;
    const {readOnly, writeOnly} = this.resolve(objectOf(parentSchema?.properties)[String(params.missingProperty)]);
    return readOnly === true || writeOnly === true;
  }

  private resolve(schema: unknown): JsonObject {
    if (!isReference(schema)) return objectOf(schema);
    return {...objectOf(valueAt(this.document, schema.$ref.slice(1))), ...schema};
  }
}

type VerboseError = SchemaError & {readonly parentSchema?: {readonly properties?: unknown}};

/** Why a schema could not be compiled, unless it is that a reference leads nowhere. */
export function reasonOf(error: unknown): string | undefined {
  const {message, missingRef} = error as {readonly message: string; readonly missingRef?: unknown};
  return missingRef === undefined ? message : undefined;
}
