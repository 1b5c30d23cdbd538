import type {
  ContentObject,
  OperationObject,
  ParameterLocation,
  ParameterObject,
  ReferenceObject,
  RequestBodyObject,
  ResponseObject,
  SchemaOrReference,
  SecurityRequirementObject,
} from '../types.js';
import type {ResponseStatus} from '../contract.js';

/** What a parameter may have besides its name, its place and its schema. */
type MoreOfParameter = Omit<ParameterObject, 'name' | 'in' | 'schema'>;

/** Builds one operation word by word; `build` gives it. */
export class OperationBuilder {
  private readonly operation: OperationObject;

  constructor(operationId: string | undefined) {
    this.operation = {...(operationId !== undefined && {operationId}), responses: {}};
  }

  summary(summary: string): this {
    return this.set({summary});
  }

  description(description: string): this {
    return this.set({description});
  }

  tags(...tags: string[]): this {
    return this.set({tags: [...(this.operation.tags ?? []), ...tags]});
  }

  deprecated(): this {
    return this.set({deprecated: true});
  }

  /** What it asks for: one of these requirements. None at all means that it is open to everybody. */
  security(...security: SecurityRequirementObject[]): this {
    return this.set({security});
  }

  path(name: string, schema: SchemaOrReference, more: MoreOfParameter = {}): this {
    return this.located('path', name, schema, {...more, required: true});
  }

  query(name: string, schema: SchemaOrReference, more: MoreOfParameter = {}): this {
    return this.located('query', name, schema, more);
  }

  header(name: string, schema: SchemaOrReference, more: MoreOfParameter = {}): this {
    return this.located('header', name, schema, more);
  }

  cookie(name: string, schema: SchemaOrReference, more: MoreOfParameter = {}): this {
    return this.located('cookie', name, schema, more);
  }

  /** A parameter that is written out, or a reference to one. */
  parameter(parameter: ParameterObject | ReferenceObject): this {
    return this.set({parameters: [...(this.operation.parameters ?? []), parameter]});
  }

  /** A body of JSON, which is required; `more` says otherwise, and gives other media types. */
  body(schema: SchemaOrReference, more: Partial<RequestBodyObject> = {}): this {
    const content = jsonAnd(more.content, schema);
    return this.set({requestBody: {required: true, ...more, content}});
  }

  /** An answer with a status: of JSON where there is a schema; `more` gives headers, links, other media types. */
  response(
    status: ResponseStatus,
    description: string,
    schema?: SchemaOrReference,
    more: Partial<ResponseObject> = {},
  ): this {
    const content = schema ? jsonAnd(more.content, schema) : more.content;
    const response = {...more, description, ...(content && {content})};
    return this.set({responses: {...this.operation.responses, [String(status)]: response}});
  }

  build(): OperationObject {
    return structuredClone(this.operation);
  }

  private located(place: ParameterLocation, name: string, schema: SchemaOrReference, more: MoreOfParameter): this {
    return this.parameter({...more, name, in: place, schema});
  }

  private set(fields: Partial<OperationObject>): this {
    Object.assign(this.operation, fields);
    return this;
  }
}

/** Content of JSON with a schema, beside any other that is given. */
function jsonAnd(content: ContentObject | undefined, schema: SchemaOrReference): ContentObject {
  return {...content, 'application/json': {...content?.['application/json'], schema}};
}

/** Begins an operation that is built word by word. */
export function describeOperation(operationId?: string): OperationBuilder {
  return new OperationBuilder(operationId);
}
