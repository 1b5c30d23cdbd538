export {Interpreter} from './interpreter.js';
export {createCompiler} from './compiler.js';
export {mayGenerateCode} from './code-generation.js';

export type {
  CompilerOptions,
  Format,
  JsonType,
  Keyword,
  Schema,
  SchemaCompiler,
  SchemaError,
  Validator,
} from './types.js';
