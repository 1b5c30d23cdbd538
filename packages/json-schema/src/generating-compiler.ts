import {createRequire} from 'node:module';

import {countCharacters} from './keywords/limits.js';
import {trustPlainObjects} from './plain-objects.js';

import type * as AjvModule from 'ajv/dist/2020.js';
import type {Ajv2020, AnySchema, KeywordCxt} from 'ajv/dist/2020.js';
import type ajvFormats from 'ajv-formats';
import type {CompilerOptions, Format, Keyword, Schema, SchemaCompiler, Validator} from './types.js';

/** Ajv, which writes code for each schema. */
export class GeneratingCompiler implements SchemaCompiler {
  private readonly ajv: Ajv2020;

  constructor(options: CompilerOptions) {
    this.ajv = createAjv(options);
  }

  addSchema(document: object, id: string): void {
    this.ajv.addSchema(document, id);
  }

  getSchema(reference: string): Validator | undefined {
    return this.ajv.getSchema(reference);
  }

  compile(schema: Schema): Validator {
    return this.ajv.compile(schema as AnySchema);
  }
}

/** Ajv is loaded when a schema is compiled, and in one go: someone waits for it. */
const load = createRequire(import.meta.url);

function createAjv(options: CompilerOptions): Ajv2020 {
  const writer = load('ajv/dist/2020.js') as CodeWriter;
  const formats = load('ajv-formats') as typeof ajvFormats;
  const {standardFormats = true, verbose = false, multipleOfPrecision} = options;
  const ajv = new writer.Ajv2020({
    allErrors: true,
    // Without it `required: ['constructor']` would be met by every object's prototype.
    ownProperties: true,
    // Others look at what a schema may say, and tell it with a place.
    strict: false,
    validateSchema: false,
    validateFormats: standardFormats,
    verbose,
    logger: false,
    code: {process: trustPlainObjects},
    ...(multipleOfPrecision !== undefined && {multipleOfPrecision}),
  });
  limitLengths(ajv, writer);
  if (standardFormats) formats.default(ajv);
  for (const format of options.formats ?? []) ajv.addFormat(format.name, ajvFormat(format));
  for (const keyword of options.keywords ?? []) ajv.addKeyword(ajvKeyword(keyword));
  return ajv;
}

function ajvFormat(format: Format) {
  const validate = (value: unknown) => format.validate(value as never);
  return format.type === 'number' ? {type: 'number' as const, validate} : {validate};
}

function ajvKeyword(keyword: Keyword) {
  const validate = (wanted: unknown, value: unknown) => keyword.validate(wanted as never, value as never);
  return {keyword: keyword.name, validate, errors: false, ...(keyword.type && {type: keyword.type})};
}

type CodeWriter = typeof AjvModule;

/**
 * Replaces what Ajv writes for the lengths of texts, which counts all characters of each text: most often the number of
 * UTF-16 units decides, for a text has at most as many characters as units, and at least half as many.
 */
function limitLengths(ajv: Ajv2020, {_, str}: CodeWriter): void {
  const limit = (keyword: string, few: string, isDoubtful: (cxt: KeywordCxt) => Code, sign: Code) => {
    ajv.removeKeyword(keyword);
    ajv.addKeyword({
      keyword,
      type: 'string',
      schemaType: 'number',
      before: 'pattern',
      error: {
        message: ({schemaCode}) => str`must NOT have ${few} than ${schemaCode} characters`,
        params: ({schemaCode}) => _`{limit: ${schemaCode}}`,
      },
      code: cxt => {
        const count = cxt.gen.scopeValue('func', {ref: countCharacters});
        cxt.fail(_`${isDoubtful(cxt)} && ${count}(${cxt.data}) ${sign} ${cxt.schemaCode}`);
      },
    });
  };
  limit('maxLength', 'more', ({data, schemaCode}) => _`${data}.length > ${schemaCode}`, _`>`);
  limit('minLength', 'fewer', ({data, schemaCode}) => _`${data}.length < 2 * ${schemaCode}`, _`<`);
}

type Code = ReturnType<CodeWriter['_']>;
