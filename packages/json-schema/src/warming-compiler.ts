import {GeneratingCompiler} from './generating-compiler.js';
import {Interpreter} from './interpreter.js';

import type {CompilerOptions, Schema, SchemaCompiler, Validator} from './types.js';

/**
 * Writes code for schemas; those that are not asked often yet, and those whose code fails, it interprets. A program
 * that has just started would wait for code that it may never need.
 */
export class WarmingCompiler implements SchemaCompiler {
  private readonly documents = new Map<string, object>();
  private interpreter: Interpreter | undefined;
  private generator: GeneratingCompiler | undefined;

  constructor(private readonly options: CompilerOptions) {}

  addSchema(document: object, id: string): void {
    this.documents.set(id, document);
    this.interpreter?.addSchema(document, id);
    this.generator?.addSchema(document, id);
  }

  getSchema(reference: string): Validator | undefined {
    const interpret = () => this.interpreted().getSchema(reference);
    const generate = () => {
      const generated = this.generated().getSchema(reference);
      return generated && secured(generated, interpret);
    };
    return this.warming(interpret, generate) ?? generate();
  }

  compile(schema: Schema): Validator {
    const interpret = () => this.interpreted().compile(schema);
    const generate = () => secured(this.generated().compile(schema), interpret);
    return this.warming(interpret, generate) ?? generate();
  }

  /** @returns nothing for what cannot be interpreted, or need not be */
  private warming(interpret: () => Validator | undefined, generate: () => Validator | undefined): Validator | undefined {
    let left = this.options.warmUp ?? 0;
    const interpreted = left > 0 ? triedOut(interpret) : undefined;
    if (!interpreted) return undefined;
    let current = interpreted;
    const validate: Validator = value => {
      // What only one of the two can compile stays as it is.
      if (left > 0 && --left === 0) current = triedOut(generate) ?? interpreted;
      const isValid = current(value);
      validate.errors = current.errors ?? null;
      return isValid;
    };
    return validate;
  }

  private interpreted(): Interpreter {
    return (this.interpreter ??= this.withDocuments(new Interpreter(this.options)));
  }

  private generated(): GeneratingCompiler {
    return (this.generator ??= this.withDocuments(new GeneratingCompiler(this.options)));
  }

  private withDocuments<T extends SchemaCompiler>(compiler: T): T {
    for (const [id, document] of this.documents) compiler.addSchema(document, id);
    return compiler;
  }
}

/**
 * The code that Ajv 8 writes for `patternProperties` beside, say, an `anyOf` with `additionalProperties` fails with a
 * TypeError when the choice does not hold. A value must not make a server fail: such schemas are interpreted.
 */
function secured(generated: Validator, interpret: () => Validator | undefined): Validator {
  let other: Validator | undefined;
  const validate: Validator = value => {
    try {
      const isValid = generated(value);
      validate.errors = generated.errors ?? null;
      return isValid;
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
      other ??= interpret() as Validator;
      const isValid = other(value);
      validate.errors = other.errors ?? null;
      return isValid;
    }
  };
  return validate;
}

function triedOut(make: () => Validator | undefined): Validator | undefined {
  try {
    return make();
  } catch {
    return undefined;
  }
}
