import type {SchemaSource} from './schemas/source.js';
import type {
  ComponentsObject,
  HeaderObject,
  HttpVerb,
  MediaTypeObject,
  OperationObject,
  OperationVerb,
  ParameterObject,
  PathItemObject,
  PathsObject,
  ReferenceObject,
  RequestBodyObject,
  ResponseObject,
  SecurityRequirementObject,
  TagObject,
} from './types.js';

/*
 * What is called a description here is what OpenAPI calls an object, in which any SchemaSource may
 * stand for a schema. Decorators and routes take descriptions; documents consist of objects.
 */

export interface MediaTypeDescription extends Omit<MediaTypeObject, 'schema'> {
  schema?: SchemaSource;
}

export interface ContentDescription {
  [mediaType: string]: MediaTypeDescription;
}

export interface HeaderDescription extends Omit<HeaderObject, 'schema' | 'content'> {
  schema?: SchemaSource;
  content?: ContentDescription;
}

export interface HeadersDescription {
  [name: string]: HeaderDescription | ReferenceObject;
}

export interface ParameterDescription extends Omit<ParameterObject, 'schema' | 'content'> {
  schema?: SchemaSource;
  content?: ContentDescription;
}

export interface RequestBodyDescription extends Omit<RequestBodyObject, 'content'> {
  content: ContentDescription;
}

export interface ResponseDescription extends Omit<ResponseObject, 'content' | 'headers'> {
  content?: ContentDescription;
  headers?: HeadersDescription;
}

export interface ResponsesDescription {
  [status: string]: ResponseDescription | ReferenceObject;
}

export interface OperationDescription
  extends Omit<OperationObject, 'parameters' | 'requestBody' | 'responses'> {
  parameters?: (ParameterDescription | ReferenceObject)[];
  requestBody?: RequestBodyDescription | ReferenceObject;
  responses?: ResponsesDescription;
}

export interface PathItemDescription extends Omit<PathItemObject, HttpVerb | 'parameters'> {
  get?: OperationDescription;
  put?: OperationDescription;
  post?: OperationDescription;
  delete?: OperationDescription;
  options?: OperationDescription;
  head?: OperationDescription;
  patch?: OperationDescription;
  trace?: OperationDescription;
  /** OpenAPI 3.2. */
  query?: OperationDescription;
  /** OpenAPI 3.2: operations of other methods, by their names in capitals. */
  additionalOperations?: Record<string, OperationDescription>;
  parameters?: (ParameterDescription | ReferenceObject)[];
}

export interface PathsDescription {
  [path: string]: PathItemDescription;
}

export interface ComponentsDescription
  extends Omit<ComponentsObject, 'schemas' | 'parameters' | 'requestBodies' | 'responses' | 'headers'> {
  schemas?: Record<string, SchemaSource>;
  parameters?: Record<string, ParameterDescription | ReferenceObject>;
  requestBodies?: Record<string, RequestBodyDescription | ReferenceObject>;
  responses?: Record<string, ResponseDescription | ReferenceObject>;
  headers?: HeadersDescription;
}

/** A class whose methods answer requests. It needs no base class and no decorator of its own. */
export type ControllerClass = abstract new (...args: never[]) => object;

/**
 * What a controller adds to a document.
 *
 * Its `paths` do not contain the `basePath`. `tags` and `security` hold for each of its operations
 * that has none of its own, and are written there; `tags` also go to the list of the document.
 */
export interface ControllerSpec {
  basePath?: string;
  paths: PathsObject;
  components?: ComponentsObject;
  tags?: TagObject[];
  security?: SecurityRequirementObject[];
}

/** What `@api` takes: the beginning of a {@link ControllerSpec}. */
export interface ApiOptions {
  basePath?: string;
  paths?: PathsDescription;
  components?: ComponentsDescription;
  tags?: TagObject[];
  security?: SecurityRequirementObject[];
}

/** What a shortcut of `@param` takes besides the name; its `schema` goes over the shortcut's. */
export interface ParameterOptions extends Omit<ParameterDescription, 'name' | 'in'> {}

/** What `@requestBody` takes; `schema` is short for JSON content. */
export interface RequestBodyOptions extends Partial<RequestBodyDescription> {
  schema?: SchemaSource;
}

/** What `@response` takes; `schema` is short for JSON content. */
export interface ResponseOptions extends Partial<ResponseDescription> {
  schema?: SchemaSource;
}

/** Whether an operation is shown in documents. It is answered all the same. */
export type Visibility = 'documented' | 'undocumented';

/** A status, a class of statuses, or every status that is not named otherwise. */
export type ResponseStatus = number | 'default' | `${1 | 2 | 3 | 4 | 5}XX`;

/** Where an argument of a method comes from: a parameter of the request, or its body. */
export type ArgumentSource =
  | {readonly kind: 'parameter'; readonly parameter: ParameterObject}
  | {readonly kind: 'body'};

/**
 * What a server needs to route requests to a method.
 *
 * `path` does not contain the base path of the controller; `joinPaths` puts it in front. `spec` is
 * the very object in the paths of the {@link ControllerSpec}.
 *
 * `args[i]` tells where argument `i` of the method comes from, and is undefined for one that comes
 * from elsewhere, such as an injected one. If no argument is decorated, the arguments are the
 * parameters of `spec` in their order, and then the body. A source's `parameter` is the very object
 * in `spec.parameters`, or in the components if `spec` refers to it.
 */
export interface ControllerOperation {
  readonly verb: OperationVerb;
  readonly path: string;
  readonly methodName: string;
  readonly spec: OperationObject;
  readonly args: readonly (ArgumentSource | undefined)[];
}
