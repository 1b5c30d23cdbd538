import fc from 'fast-check';
import {describe, expect, it} from '@jest/globals';

import {Interpreter, createCompiler} from '@rondojs/json-schema';

import {SCHEMAS} from './schemas.js';
import {heirs, schemas, values} from './arbitraries.js';

import type {CompilerOptions, Schema, SchemaCompiler, SchemaError, Validator} from '@rondojs/json-schema';

const options: CompilerOptions = {
  multipleOfPrecision: 9,
  formats: [{name: 'isbn', validate: (text: string) => text.startsWith('978')}],
  keywords: [{name: 'even', type: 'number', validate: (wanted: boolean, value: number) => (value % 2 === 0) === wanted}],
};

/** `RONDO_FUZZ_SEED=42 RONDO_FUZZ_RUNS=100000` replays a run, or makes a longer one. */
const seed = Number(process.env.RONDO_FUZZ_SEED ?? Date.now() % 2 ** 31);
const numRuns = Number(process.env.RONDO_FUZZ_RUNS ?? 2_000);

describe('the interpreter tells the errors that Ajv tells', () => {
  const rows = SCHEMAS.flatMap(({name, schema, data}) => data.map(value => [name, JSON.stringify(value), schema, value] as const));

  it.each(rows)('%s: %s', (_name, _text, schema, value) => {
    expect(errorsOf(new Interpreter(options), schema, value)).toEqual(errorsOf(createCompiler(options), schema, value));
  });

  it.each([
    ['values', values],
    ['values that inherit members', heirs],
  ])(`of random schemas and %s (RONDO_FUZZ_SEED=${seed})`, (_name, given) => {
    fc.assert(
      fc.property(
        schemas,
        given,
        (schema, value) =>
          errorsOf(new Interpreter(options), schema, value).join() === errorsOf(createCompiler(options), schema, value).join(),
      ),
      {seed, numRuns, interruptAfterTimeLimit: 20_000, markInterruptAsFailure: false},
    );
  });
});

describe('the length of a text is that of its characters', () => {
  const rows = [
    ['', ['minLength']],
    ['a', ['minLength']],
    ['😀', ['minLength']],
    ['ab', []],
    ['😀😀', []],
    ['\ud83d\ud83d', []],
    ['\ude00\ud83d\ude00', []],
    ['😀😀😀', []],
    ['abc', []],
    ['😀b😀d', ['maxLength']],
    ['abcd', ['maxLength']],
    ['\ude00\ud83d\ud83d\ude00\ud83d', ['maxLength']],
    ['ABCD', ['maxLength', 'pattern']],
  ] as const;

  it.each(rows)('%j breaks %j', (text, broken) => {
    for (const compiler of [createCompiler(options), new Interpreter(options)]) {
      const validate = compiler.compile({type: 'string', maxLength: 3, minLength: 2, pattern: '^[^A-Z]*$'});
      validate(text);
      expect((validate.errors ?? []).map(({keyword}) => keyword).sort()).toEqual(broken);
    }
  });
});

describe('a compiler that warms up', () => {
  it('judges alike before and after code is written', () => {
    const validate = createCompiler({...options, warmUp: 3}).compile({type: 'integer', minimum: 1, even: true});

    const judged = Array.from({length: 6}, () => [validate(2), validate.errors, validate(1), validate.errors?.map(textOf)]);

    expect(new Set(judged.map(round => JSON.stringify(round))).size).toBe(1);
    expect(judged[0]).toMatchObject([true, null, false, [expect.stringContaining('even')]]);
  });

  it('knows the documents that it was given', () => {
    const compiler = createCompiler({warmUp: 2});
    compiler.addSchema({parts: [{$ref: '#/components/name'}], components: {name: {type: 'string'}}}, 'rondo:document');

    const validate = compiler.getSchema('rondo:document#/parts/0');

    expect([1, 2, 3, 4].map(() => [validate?.('a'), validate?.(1)])).toEqual(Array.from({length: 4}, () => [true, false]));
    expect(compiler.getSchema('rondo:document#/parts/1')).toBeUndefined();
  });

  it('interprets again what code fails at', () => {
    const compiler = createCompiler({warmUp: 2});
    compiler.addSchema({anyOf: [{$ref: '#/$defs/texts'}], patternProperties: {'^a': false}, $defs: {texts: TEXTS}}, 'rondo:document');

    const validate = compiler.getSchema('rondo:document') as Validator;
    const judged = [1, 2, 3, 4].map(() => [validate({a: 1}), validate.errors?.map(({keyword}) => keyword).sort(), validate({b: 'text'})]);

    expect(judged).toEqual(judged.map(() => [false, ['anyOf', 'false schema', 'type'], true]));
  });

  it('has code at once for what cannot be interpreted, and an error for what cannot be compiled', () => {
    const compiler = createCompiler({warmUp: 2});

    const validate = compiler.compile({$ref: 'https://json-schema.org/draft/2020-12/schema'});

    expect([validate({type: 'string'}), validate({type: 5})]).toEqual([true, false]);
    expect(() => compiler.compile({pattern: '('})).toThrow(/Invalid regular expression/);
  });
});

const TEXTS: Schema = {additionalProperties: {type: 'string'}};

/** Which comes first does not matter. */
function errorsOf(compiler: SchemaCompiler, schema: Schema, value: unknown): readonly string[] {
  // Ajv writes what `nullable` says into a list of types that it is given.
  const validate = compiler.compile(structuredClone(schema));
  const isValid = validate(value);
  return [String(isValid), ...(validate.errors ?? []).map(textOf).sort()];
}

function textOf({keyword, instancePath, params, message, propertyName}: SchemaError): string {
  return JSON.stringify([instancePath, keyword, params, message, propertyName]);
}
