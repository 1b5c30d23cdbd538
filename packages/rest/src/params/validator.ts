import {createRequire} from 'node:module';

import {createPlainCheck} from '@rondojs/core';

import {expectedOf, messageOf} from './fault-messages.js';
import {pointerTo} from './pointer.js';
import {prepareSchema} from './prepare-schema.js';
import {referencesOf} from './references.js';

import type {Ajv2020, ErrorObject, ValidateFunction} from 'ajv/dist/2020.js';
import type ajvFormats from 'ajv-formats';
import type {PlainCheck} from '@rondojs/core';
import type {ComponentsObject, SchemaObject, SchemaOrReference} from '@rondojs/openapi-spec';
import type {Fault} from '../errors.js';
import type {FormatDefinition, KeywordDefinition, Vocabulary} from '../contract/validation.js';

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

const SCALARS: ReadonlySet<unknown> = new Set(['string', 'integer', 'number', 'boolean']);

/** Loads Ajv when a schema is compiled, and in one go: a request waits for it. */
const load = createRequire(import.meta.url);

const NO_FAULTS: readonly Fault[] = [];
const PLAIN: ValidationOptions = {formats: [], keywords: [], maxFaults: 20};

/** Under this name Ajv knows the document whose components schemas refer to. */
const ROOT = 'rondo:document';
const COMPONENTS = '#/components/';

const documents = new WeakMap<ComponentsObject, DocumentSchemas>();

/** Says how schemas that refer to these components are compiled; what is compiled already stays as it is. */
export function configureValidation(components: ComponentsObject, options: ValidationOptions): void {
  if (!documents.has(components)) documents.set(components, new DocumentSchemas(components, options));
}

/**
 * Makes the validator of a schema, which may refer to `#/components/...`. It is compiled at its first use, and a plain
 * one of a text, number or boolean only when a value breaks it; what several schemas refer to is compiled once.
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
  const isPlainlyRight = document.plainCheckOf(schema);
  let validate: ValidateFunction | undefined;
  return value => {
    if (isPlainlyRight?.(value)) return NO_FAULTS;
    validate ??= document.compile(schema);
    return validate(value) ? NO_FAULTS : document.faultsOf(validate, origin);
  };
}

/** The schemas of one document. */
class DocumentSchemas {
  private readonly compiled = new WeakMap<object, ValidateFunction>();
  private readonly parts: unknown[] = [];
  private ajv: Ajv2020 | undefined;
  private readonly messages: ReadonlyMap<string, KeywordDefinition>;

  constructor(
    private readonly components: ComponentsObject,
    private readonly options: ValidationOptions,
  ) {
    this.messages = new Map(options.keywords.map(keyword => [keyword.name, keyword]));
  }

  /** Of a large value a compiled schema knows sooner. And what the user adds may have the name of anything. */
  plainCheckOf(schema: SchemaOrReference): PlainCheck | undefined {
    const {type} = schema as SchemaObject;
    const {formats, keywords} = this.options;
    return SCALARS.has(type) && formats.length + keywords.length === 0 ? createPlainCheck(schema) : undefined;
  }

  compile(schema: SchemaOrReference): ValidateFunction {
    const known = this.compiled.get(schema);
    if (known) return known;
    const validate = this.compileNew(schema);
    this.compiled.set(schema, validate);
    return validate;
  }

  faultsOf({errors}: ValidateFunction, origin: ValueOrigin): readonly Fault[] {
    const all = errors ?? [];
    // That a condition does not hold says nothing; what follows from it does.
    const told = all.length > 1 ? all.filter(({keyword}) => keyword !== 'if') : all;
    return told.slice(0, this.options.maxFaults).map(error => this.toFault(error, origin));
  }

  private compileNew(schema: SchemaOrReference): ValidateFunction {
    this.ajv ??= this.createAjv();
    const references = referencesOf(schema);
    if (references.length === 0) return this.ajv.compile(prepareSchema(schema));
    const isOfDocument = references.every(reference => reference.startsWith(COMPONENTS));
    // What has references of its own is a document of its own, with its own copy of the components.
    if (!isOfDocument) return this.ajv.compile(prepareSchema({...schema, components: this.components}));

    const place = this.parts.push(prepareSchema(schema)) - 1;
    return this.ajv.getSchema(`${ROOT}#/parts/${place}`) as ValidateFunction;
  }

  private createAjv(): Ajv2020 {
    const ajv = createAjv(this.options);
    const root = {components: prepareSchema(this.components), parts: this.parts};
    return ajv.addSchema(root, ROOT);
  }

  private toFault(error: ErrorObject, {in: place, pointer}: ValueOrigin): Fault {
    const {keyword, params, schema} = error as ErrorObject & {readonly params: Readonly<Record<string, unknown>>};
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

function createAjv({formats: ownFormats, keywords}: ValidationOptions): Ajv2020 {
  const {Ajv2020: Ajv} = load('ajv/dist/2020.js') as {Ajv2020: typeof Ajv2020};
  const addFormats = load('ajv-formats') as typeof ajvFormats;
  const ajv = new Ajv({
    allErrors: true,
    // 0.07 is a multiple of 0.01, which binary fractions would deny.
    multipleOfPrecision: 9,
    // Without it `required: ['constructor']` would be met by every object's prototype.
    ownProperties: true,
    // What a schema may say is checked at the start, with the name of the operation: see check-schemas.ts.
    strict: false,
    validateSchema: false,
    // The errors of own keywords tell what the schema wants.
    verbose: keywords.length > 0,
    logger: false,
  });
  addFormats.default(ajv);
  for (const format of ownFormats) ajv.addFormat(format.name, ajvFormat(format));
  for (const keyword of keywords) ajv.addKeyword(ajvKeyword(keyword));
  return ajv;
}

function ajvFormat(format: FormatDefinition) {
  const validate = (value: unknown) => format.validate(value as never);
  return format.type === 'number' ? {type: 'number' as const, validate} : {validate};
}

function ajvKeyword(keyword: KeywordDefinition) {
  const validate = (wanted: unknown, value: unknown) => keyword.validate(wanted as never, value as never);
  return {keyword: keyword.name, validate, errors: false, ...(keyword.type && {type: keyword.type})};
}

/** Clients choose names: an answer must not grow with them. */
function shortened(pointer: string): string {
  return pointer.length <= MAX_POINTER ? pointer : `${pointer.slice(0, MAX_POINTER)}…`;
}

/** For a member that is missing or should not be there, the pointer leads to the member itself. */
function memberPointer({keyword, params}: ErrorObject): string {
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
