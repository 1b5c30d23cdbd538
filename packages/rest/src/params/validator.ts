import {createCompiler} from '@rondojs/json-schema';

import {expectedOf, messageOf} from './fault-messages.js';
import {pointerTo} from './pointer.js';
import {prepareSchema} from './prepare-schema.js';
import {referencesOf} from './references.js';

import type {ComponentsObject, Matches, SchemaOrReference} from '@rondojs/openapi-spec';
import type {SchemaCompiler, SchemaError, Validator} from '@rondojs/json-schema';
import type {Fault} from '../errors.js';
import type {KeywordDefinition, Vocabulary} from '../contract/validation.js';

/** Finds all faults of a value; none, when it is as its schema says. */
export type Validate = (value: unknown) => readonly Fault[];

/** Where a value came from, as its faults say. */
export interface ValueOrigin {
  readonly in: Fault['in'];
  /** The pointer to the value itself: empty for a body, `/limit` for a parameter. */
  readonly pointer: string;
}

/** How the schemas of one document are compiled. */
export interface ValidationOptions extends Vocabulary {
  /** No answer lists more: whoever sends 20,000 invalid items is told of the first. */
  readonly maxFaults: number;
}

/** The longest pointer that is told, in characters. */
const MAX_POINTER = 512;

/** So often a schema is interpreted, before code is written for it: few of a large API's are asked often. */
const WARM_UP = 25;

const NO_FAULTS: readonly Fault[] = [];
const PLAIN: ValidationOptions = {formats: [], keywords: [], maxFaults: 20};

/** Under this name the compiler knows the document whose components schemas refer to. */
const ROOT = 'rondo:document';
const COMPONENTS = '#/components/';

const documents = new WeakMap<ComponentsObject, DocumentSchemas>();

/** Says how schemas that refer to these components are compiled; what is compiled already stays as it is. */
export function configureValidation(components: ComponentsObject, options: ValidationOptions): void {
  if (!documents.has(components)) documents.set(components, new DocumentSchemas(components, options));
}

/**
 * Makes the validator of a schema, which may refer to `#/components/...`. It is compiled at its first use; what
 * several schemas refer to is compiled once.
 *
 * Values are never converted, and never changed: `"5"` is no integer.
 */
export function createValidator(
  schema: SchemaOrReference,
  components: ComponentsObject,
  origin: ValueOrigin,
): Validate {
  configureValidation(components, PLAIN);
  const document = documents.get(components) as DocumentSchemas;
  let validate: Validator | undefined;
  return value => {
    validate ??= document.compile(schema);
    return validate(value) ? NO_FAULTS : document.faultsOf(validate, origin);
  };
}

/** Tells whether values are as a schema says; made for each schema when it is first asked for. */
export function createMatches(components: ComponentsObject): Matches {
  return (schema, value) => createValidator(schema, components, PLAIN_ORIGIN)(value).length === 0;
}

const PLAIN_ORIGIN: ValueOrigin = {in: 'body', pointer: ''};

/** The schemas of one document. */
class DocumentSchemas {
  private readonly compiled = new WeakMap<object, Validator>();
  private readonly parts: unknown[] = [];
  private compiler: SchemaCompiler | undefined;
  private readonly messages: ReadonlyMap<string, KeywordDefinition>;

  constructor(
    private readonly components: ComponentsObject,
    private readonly options: ValidationOptions,
  ) {
    this.messages = new Map(options.keywords.map(keyword => [keyword.name, keyword]));
  }

  compile(schema: SchemaOrReference): Validator {
    const known = this.compiled.get(schema);
    if (known) return known;
    const validate = this.compileNew(schema);
    this.compiled.set(schema, validate);
    return validate;
  }

  faultsOf({errors}: Validator, origin: ValueOrigin): readonly Fault[] {
    const all = errors ?? [];
    // That a condition does not hold says nothing; what follows from it does.
    const told = all.length > 1 ? all.filter(({keyword}) => keyword !== 'if') : all;
    return told.slice(0, this.options.maxFaults).map(error => this.toFault(error, origin));
  }

  private compileNew(schema: SchemaOrReference): Validator {
    this.compiler ??= this.createCompiler();
    const references = referencesOf(schema);
    if (references.length === 0) return this.compiler.compile(prepareSchema(schema));
    const isOfDocument = references.every(reference => reference.startsWith(COMPONENTS));
    // What has references of its own is a document of its own, with its own copy of the components.
    if (!isOfDocument) return this.compiler.compile(prepareSchema({...schema, components: this.components}));

    const place = this.parts.push(prepareSchema(schema)) - 1;
    return this.compiler.getSchema(`${ROOT}#/parts/${place}`) as Validator;
  }

  private createCompiler(): SchemaCompiler {
    const {formats, keywords} = this.options;
    const compiler = createCompiler({
      formats,
      keywords,
      warmUp: WARM_UP,
      // 0.07 is a multiple of 0.01, which binary fractions would deny.
      multipleOfPrecision: 9,
      // The errors of own keywords tell what the schema wants.
      verbose: keywords.length > 0,
    });
    compiler.addSchema({components: prepareSchema(this.components), parts: this.parts}, ROOT);
    return compiler;
  }

  private toFault(error: SchemaError, {in: place, pointer}: ValueOrigin): Fault {
    const {keyword, params, schema} = error as SchemaError & {readonly params: Readonly<Record<string, unknown>>};
    const own = this.messages.get(keyword);
    const expected = own ? schema : expectedOf(keyword, params);
    return {
      in: place,
      pointer: shortened(pointer + error.instancePath + memberPointer(error)),
      code: keyword === 'false schema' ? 'notAllowed' : keyword,
      message: own?.message?.(schema as never) ?? messageOf(keyword, params),
      ...(expected !== undefined && {expected}),
    };
  }
}

/** Clients choose names: an answer must not grow with them. */
function shortened(pointer: string): string {
  return pointer.length <= MAX_POINTER ? pointer : `${pointer.slice(0, MAX_POINTER)}…`;
}

/** For a member that is missing or should not be there, the pointer leads to the member itself. */
function memberPointer({keyword, params}: SchemaError): string {
  const member: unknown = params[MEMBER_PARAMS[keyword] ?? ''];
  return typeof member === 'string' ? pointerTo(member) : '';
}

const MEMBER_PARAMS: Readonly<Record<string, string>> = {
  required: 'missingProperty',
  dependentRequired: 'missingProperty',
  additionalProperties: 'additionalProperty',
  unevaluatedProperties: 'unevaluatedProperty',
  propertyNames: 'propertyName',
};
