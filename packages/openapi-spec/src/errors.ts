import {helpOn} from './help.js';

/** What a description of an API can get wrong. `code` is for programs and stays for ever. */
export abstract class OpenApiSpecError extends Error {
  abstract readonly code: string;
  /** The address of the page about it: what happened, why, and how to mend it. */
  abstract readonly help: string;

  override get name(): string {
    return this.constructor.name;
  }
}

/** A decorator stands where it means nothing. */
export class DecoratorTargetError extends OpenApiSpecError {
  readonly code = 'DECORATOR_TARGET';
  readonly help = helpOn(this.code);

  constructor(decorator: string, place: string, remedy: string) {
    super(`@${decorator} stands on ${place}: ${remedy}.`);
  }
}

/** A decorator says again what another one has said already. */
export class RepeatedDecoratorError extends OpenApiSpecError {
  readonly code = 'REPEATED_DECORATOR';
  readonly help = helpOn(this.code);

  constructor(decorator: string, place: string, before: string, remedy: string) {
    super(`@${decorator} stands on ${place}, which has ${before} already: ${remedy}.`);
  }
}

/** A path does not start with a slash. */
export class InvalidPathError extends OpenApiSpecError {
  readonly code = 'INVALID_PATH';
  readonly help = helpOn(this.code);

  constructor(path: string, owner: string) {
    super(`The path '${path}' of ${owner} should start with a slash: '/${path}'.`);
  }
}

/** A status is none that HTTP knows. */
export class InvalidStatusError extends OpenApiSpecError {
  readonly code = 'INVALID_STATUS';
  readonly help = helpOn(this.code);

  constructor(status: unknown, owner: string) {
    super(
      `@response of ${owner} has the status '${status}': ` +
        `it should be a whole number from 100 to 599, '1XX' to '5XX', or 'default'.`,
    );
  }
}

/** A path parameter has no place in the path. */
export class MissingPlaceholderError extends OpenApiSpecError {
  readonly code = 'MISSING_PLACEHOLDER';
  readonly help = helpOn(this.code);

  constructor(parameter: string, path: string, owner: string) {
    super(
      `${owner} has the path parameter '${parameter}', which its path '${path}' lacks: ` +
        `write {${parameter}} into the path, or take the parameter from elsewhere.`,
    );
  }
}

/** A placeholder of a path is described by no parameter. */
export class UndescribedPlaceholderError extends OpenApiSpecError {
  readonly code = 'UNDESCRIBED_PLACEHOLDER';
  readonly help = helpOn(this.code);

  constructor(placeholder: string, path: string, owner: string) {
    super(
      `The path '${path}' of ${owner} contains {${placeholder}}, which no parameter describes: ` +
        `decorate an argument with @param.path.string('${placeholder}'), or another type.`,
    );
  }
}

/** An operation has two parameters of one name in one place. */
export class DuplicateParameterError extends OpenApiSpecError {
  readonly code = 'DUPLICATE_PARAMETER';
  readonly help = helpOn(this.code);

  constructor(location: string, parameter: string, owner: string) {
    super(
      `${owner} describes the ${location} parameter '${parameter}' twice: ` +
        `rename one of the two, or remove it.`,
    );
  }
}

/** A parameter is described as an array, and its argument has another type. */
export class ArrayParameterError extends OpenApiSpecError {
  readonly code = 'ARRAY_PARAMETER';
  readonly help = helpOn(this.code);

  constructor(parameter: string, type: string, owner: string) {
    super(
      `${owner} describes the parameter '${parameter}' as an array, ` +
        `and its argument has the type ${type}: declare the argument as an array.`,
    );
  }
}

/** An operation refers to a parameter that its controller's components do not contain. */
export class UnknownParameterError extends OpenApiSpecError {
  readonly code = 'UNKNOWN_PARAMETER';
  readonly help = helpOn(this.code);

  constructor(reference: string, owner: string) {
    super(
      `${owner} refers to the parameter '${reference}', which its controller does not contain: ` +
        `describe it in components.parameters of @api.`,
    );
  }
}

/** A request has one body, and two arguments want it. */
export class RepeatedRequestBodyError extends OpenApiSpecError {
  readonly code = 'REPEATED_REQUEST_BODY';
  readonly help = helpOn(this.code);

  constructor(owner: string) {
    super(
      `An operation should only have one parameter decorated by @requestBody, and ${owner} has ` +
        `more: let one argument take the whole body, and remove @requestBody from the others.`,
    );
  }
}

/** Two operations want to answer the same requests. */
export class DuplicateOperationError extends OpenApiSpecError {
  readonly code = 'DUPLICATE_OPERATION';
  readonly help = helpOn(this.code);

  constructor(endpoint: string, first: string, second: string) {
    super(
      `${endpoint} is answered by ${first}, and ${second} wants to answer it too: ` +
        `change the verb or the path of one of them.`,
    );
  }
}

/** Two operations have one operationId. */
export class DuplicateOperationIdError extends OpenApiSpecError {
  readonly code = 'DUPLICATE_OPERATION_ID';
  readonly help = helpOn(this.code);

  constructor(operationId: string, first: string, second: string) {
    super(
      `The operationId '${operationId}' is that of ${first}, and ${second} has it too: ` +
        `give one of them an operationId of its own, or rename its class.`,
    );
  }
}

/** Two different components have one name. */
export class ComponentConflictError extends OpenApiSpecError {
  readonly code = 'COMPONENT_CONFLICT';
  readonly help = helpOn(this.code);

  constructor(section: string, component: string, first?: string, second?: string) {
    const users = first && second ? `, one used by ${first} and one by ${second}` : '';
    super(
      `There are two different components '#/components/${section}/${component}'${users}: ` +
        `rename one of them, or make them one.`,
    );
  }
}

/** Something stands for a schema, and is none. */
export class UnknownSchemaError extends OpenApiSpecError {
  readonly code = 'UNKNOWN_SCHEMA';
  readonly help = helpOn(this.code);

  constructor(given: string, owner: string) {
    super(
      `${owner} has ${given} where a schema should be: give a class with @model, JSON Schema, ` +
        `or a schema of a library that implements Standard JSON Schema.`,
    );
  }
}

/** A schema of another library cannot be written as JSON Schema. */
export class SchemaConversionError extends OpenApiSpecError {
  readonly code = 'SCHEMA_CONVERSION';
  readonly help = helpOn(this.code);

  constructor(vendor: string, owner: string, reason: string, options?: ErrorOptions) {
    super(
      `A schema of ${vendor} that ${owner} has cannot be written as JSON Schema: ${reason}. ` +
        `Describe what is sent and what comes of it, and let the schema convert one to the other.`,
      options,
    );
  }
}

/** A property of a model has no type, or none that the compiler tells. */
export class PropertyTypeError extends OpenApiSpecError {
  readonly code = 'PROPERTY_TYPE';
  readonly help = helpOn(this.code);

  constructor(property: string, reason: string, remedy: string) {
    super(`The property ${property} ${reason}: ${remedy}.`);
  }
}

/** A variant of a model names a property that the model does not have. */
export class UnknownPropertyError extends OpenApiSpecError {
  readonly code = 'UNKNOWN_PROPERTY';
  readonly help = helpOn(this.code);

  constructor(property: string, model: string, known: readonly string[]) {
    super(
      `The model ${model} has no property '${property}' to exclude or make optional: ` +
        `it has ${known.join(', ') || 'none'}.`,
    );
  }
}

/** A text is neither JSON nor YAML, or what it holds is no object. */
export class UnreadableDocumentError extends OpenApiSpecError {
  readonly code = 'UNREADABLE_DOCUMENT';
  readonly help = helpOn(this.code);

  constructor(reason: string, options?: ErrorOptions) {
    super(`The text cannot be read as an OpenAPI document: ${reason}`, options);
  }
}

/** A document is in a version of OpenAPI that is not known here. */
export class UnknownVersionError extends OpenApiSpecError {
  readonly code = 'UNKNOWN_VERSION';
  readonly help = helpOn(this.code);

  constructor(version: unknown) {
    super(`The document says openapi: ${JSON.stringify(version)}. Versions 3.0, 3.1 and 3.2 can be read, as in '3.1.1'.`);
  }
}

/** A reference leads nowhere. */
export class UnresolvedReferenceError extends OpenApiSpecError {
  readonly code = 'UNRESOLVED_REFERENCE';
  readonly help = helpOn(this.code);

  constructor(
    readonly reference: string,
    place: string,
    options?: ErrorOptions,
  ) {
    super(`The reference '${reference}' in ${place} leads nowhere: correct it, or add what it refers to.`, options);
  }
}

/** References lead to each other, and never to what they stand for. */
export class CircularReferenceError extends OpenApiSpecError {
  readonly code = 'CIRCULAR_REFERENCE';
  readonly help = helpOn(this.code);

  constructor(chain: readonly string[]) {
    super(`References lead in a circle, ${chain.join(' -> ')}: let one of them say what it stands for.`);
  }
}

/** One side of a conflict: which of the documents, counted from 0, and where in it. */
export interface ConflictSide {
  readonly document: number;
  readonly pointer: string;
}

/** What two documents both say, and not alike. */
export interface Conflict {
  readonly first: ConflictSide;
  readonly second: ConflictSide;
}

/** Documents that are to become one contradict each other. */
export class MergeConflictError extends OpenApiSpecError {
  readonly code = 'MERGE_CONFLICT';
  readonly help = helpOn(this.code);

  constructor(readonly conflicts: readonly Conflict[]) {
    super(`The documents contradict each other. Rename one side of each, or make them equal:\n${lines(conflicts)}`);
  }
}

function lines(conflicts: readonly Conflict[]): string {
  const side = ({document, pointer}: ConflictSide) => `document ${document}, #${pointer}`;
  return conflicts.map(({first, second}) => `- ${side(first)} and ${side(second)}`).join('\n');
}
