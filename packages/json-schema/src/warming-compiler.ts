import {GeneratingCompiler} from './generating-compiler.js';
import {Interpreter} from './interpreter.js';

import type {CompilerOptions, Schema, SchemaCompiler, Validator} from './types.js';

/**
 * Interprets schemas at first, and writes code for those that are asked often: a program that has just started would
 * wait for code that it may never need.
 */
export class WarmingCompiler implements SchemaCompiler {
  private readonly interpreter: Interpreter;
  private readonly documents = new Map<string, object>();
  private generating: GeneratingCompiler | undefined;

  constructor(
    private readonly options: CompilerOptions,
    private readonly calls: number,
  ) {
    this.interpreter = new Interpreter(options);
  }

  addSchema(document: object, id: string): void {
    this.documents.set(id, document);
    this.interpreter.addSchema(document, id);
    this.generating?.addSchema(document, id);
  }

  getSchema(reference: string): Validator | undefined {
    const generate = () => this.generated().getSchema(reference);
    return this.warming(() => this.interpreter.getSchema(reference), generate) ?? generate();
  }

  compile(schema: Schema): Validator {
    const generate = () => this.generated().compile(schema);
    return this.warming(() => this.interpreter.compile(schema), generate) ?? generate();
  }

  /** @returns nothing for what cannot be interpreted */
  private warming(interpret: () => Validator | undefined, generate: () => Validator | undefined): Validator | undefined {
    const interpreted = triedOut(interpret);
    if (!interpreted) return undefined;
    let left = this.calls;
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

  private generated(): GeneratingCompiler {
    if (this.generating) return this.generating;
    this.generating = new GeneratingCompiler(this.options);
    for (const [id, document] of this.documents) this.generating.addSchema(document, id);
    return this.generating;
  }
}

function triedOut(make: () => Validator | undefined): Validator | undefined {
  try {
    return make();
  } catch {
    return undefined;
  }
}
