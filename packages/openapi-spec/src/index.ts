export {api} from './decorators/api.js';
export {del, get, head, operation, patch, post, put} from './decorators/operation.js';
export {param} from './decorators/param.js';
export {requestBody} from './decorators/request-body.js';
export {response} from './decorators/response.js';

export {getControllerOperations, getControllerSpec} from './controller/controller-spec.js';
export {addControllerSpec, createEmptyApiSpec} from './document.js';
export {joinPaths} from './paths.js';
export {HTTP_VERBS, isReference} from './types.js';

export {
  ArrayParameterError,
  ComponentConflictError,
  DecoratorTargetError,
  DuplicateOperationError,
  DuplicateOperationIdError,
  DuplicateParameterError,
  InvalidPathError,
  InvalidStatusError,
  MissingPlaceholderError,
  OpenApiSpecError,
  RepeatedDecoratorError,
  RepeatedRequestBodyError,
  UndescribedPlaceholderError,
  UnknownParameterError,
} from './errors.js';

export type {
  ApiOptions,
  ArgumentSource,
  ControllerClass,
  ControllerOperation,
  ControllerSpec,
  ParameterOptions,
  RequestBodyOptions,
  ResponseOptions,
  ResponseStatus,
} from './contract.js';
export type {OperationDecorator} from './decorators/operation.js';
export type {Param, ParameterShortcut, ParameterShortcuts} from './decorators/param.js';
export type {RequestBody} from './decorators/request-body.js';
export type {ResponseDecorator} from './decorators/response.js';
export type {
  ComponentsObject,
  ContentObject,
  HeaderObject,
  HttpVerb,
  InfoObject,
  MediaTypeObject,
  OpenApiSpec,
  OperationObject,
  ParameterLocation,
  ParameterObject,
  PathItemObject,
  PathsObject,
  ReferenceObject,
  RequestBodyObject,
  ResponseObject,
  ResponsesObject,
  SchemaObject,
  SchemaOrReference,
  SecurityRequirementObject,
  ServerObject,
  TagObject,
} from './types.js';
