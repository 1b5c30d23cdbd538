import {Interpreter} from './interpreter.js';
import {WarmingCompiler} from './warming-compiler.js';
import {mayGenerateCode} from './code-generation.js';

import type {CompilerOptions, SchemaCompiler} from './types.js';

/**
 * Makes a compiler of JSON Schemas, draft 2020-12. It is Ajv, which writes code for each schema; where code may not be
 * made from strings, schemas are interpreted: with the same verdicts and the same errors, and more slowly.
 */
export function createCompiler(options: CompilerOptions = {}): SchemaCompiler {
  return mayGenerateCode() ? new WarmingCompiler(options) : new Interpreter(options);
}
