import type {
  ComponentsObject,
  HttpVerb,
  OperationObject,
  ParameterObject,
  PathsObject,
  RequestBodyObject,
  ResponseObject,
  SchemaObject,
  SchemaOrReference,
  SecurityRequirementObject,
  TagObject,
} from './types.js';

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
export type ApiOptions = Partial<ControllerSpec>;

/** What a shortcut of `@param` takes besides the name; its `schema` goes over the shortcut's. */
export interface ParameterOptions extends Omit<ParameterObject, 'name' | 'in' | 'schema'> {
  schema?: SchemaObject;
}

/** What `@requestBody` takes; `schema` is short for JSON content. */
export interface RequestBodyOptions extends Partial<RequestBodyObject> {
  schema?: SchemaOrReference;
}

/** What `@response` takes; `schema` is short for JSON content. */
export interface ResponseOptions extends Partial<ResponseObject> {
  schema?: SchemaOrReference;
}

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
  readonly verb: HttpVerb;
  readonly path: string;
  readonly methodName: string;
  readonly spec: OperationObject;
  readonly args: readonly (ArgumentSource | undefined)[];
}
