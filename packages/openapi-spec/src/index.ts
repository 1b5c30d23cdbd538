export {api} from './decorators/api.js';
export {oas} from './decorators/oas.js';
export {del, get, head, operation, patch, post, put, query} from './decorators/operation.js';
export {param} from './decorators/param.js';
export {requestBody} from './decorators/request-body.js';
export {response} from './decorators/response.js';

export {getControllerOperations, getControllerSpec} from './controller/controller-spec.js';
export {route, routes} from './routes.js';

export {named} from './schemas/convert.js';
export {getJsonSchema, getModelSchemaRef} from './schemas/json-schema.js';
export {model, property} from './schemas/model.js';
export {standardSchemaOf} from './schemas/origin.js';
export {hiddenValidationsOf, ownValidationOf} from './schemas/own-validation.js';
export {addControllerSpec, createEmptyApiSpec} from './document.js';
export {describeApi, refTo} from './document/builder.js';
export {describeOperation} from './document/operation-builder.js';
export {bundle} from './document/bundle.js';
export {downgrade} from './document/downgrade.js';
export {mergeDocuments} from './document/merge.js';
export {resolveReference} from './document/references.js';
export {formatDocument, parseDocument} from './document/text.js';
export {upgrade} from './document/upgrade.js';
export {check} from './check/check.js';
export {FAULT_CODES} from './check/fault.js';
export {CHANGE_CODES} from './diff/rules.js';
export {diff} from './diff/diff.js';
export {joinPaths} from './paths.js';
export {HTTP_VERBS, isReference} from './types.js';
export {operationsOfItem, withOperation} from './path-items.js';

export {
  ArrayParameterError,
  CircularReferenceError,
  ComponentConflictError,
  DecoratorTargetError,
  DuplicateOperationError,
  DuplicateOperationIdError,
  DuplicateParameterError,
  InvalidPathError,
  InvalidStatusError,
  MergeConflictError,
  MissingPlaceholderError,
  OpenApiSpecError,
  PropertyTypeError,
  RepeatedDecoratorError,
  RepeatedRequestBodyError,
  SchemaConversionError,
  UndescribedPlaceholderError,
  UnknownParameterError,
  UnknownPropertyError,
  UnknownSchemaError,
  UnknownVersionError,
  UnreadableDocumentError,
  UnresolvedReferenceError,
} from './errors.js';

export type {
  ApiOptions,
  ArgumentSource,
  ComponentsDescription,
  ContentDescription,
  ControllerClass,
  ControllerOperation,
  ControllerSpec,
  HeaderDescription,
  HeadersDescription,
  MediaTypeDescription,
  OperationDescription,
  ParameterDescription,
  ParameterOptions,
  PathItemDescription,
  PathsDescription,
  RequestBodyDescription,
  RequestBodyOptions,
  ResponseDescription,
  ResponseOptions,
  ResponsesDescription,
  ResponseStatus,
  Visibility,
} from './contract.js';
export type {MarkDecorator} from './decorators/oas.js';
export type {CheckOptions} from './check/check.js';
export type {DocumentFault, FaultCode} from './check/fault.js';
export type {Change, Difference} from './diff/change.js';
export type {ChangeCode, Verdict} from './diff/rules.js';
export type {Conflict, ConflictSide} from './errors.js';
export type {ApiBuilder, ComponentOf, ComponentSection} from './document/builder.js';
export type {OperationBuilder} from './document/operation-builder.js';
export type {BundleOptions, ReadLocation} from './document/bundle.js';
export type {Downgraded, Loss} from './document/downgrade.js';
export type {OperationDecorator} from './decorators/operation.js';
export type {Param, ParameterPlace, ParameterShortcut, ParameterShortcuts} from './decorators/param.js';
export type {RequestBody} from './decorators/request-body.js';
export type {Response, ResponseDecorator} from './decorators/response.js';
export type {Route, RouteArguments, RouteBody, RouteDescription, RouteParameter} from './routes.js';
export type {JsonSchemaOptions} from './schemas/json-schema.js';
export type {ModelOptions, Property, PropertyOptions, PropertyType} from './schemas/model.js';
export type {Matches, OwnIssue, OwnResult, OwnValidation} from './schemas/own-validation.js';
export type {ModelClass, SchemaDescription, SchemaSource} from './schemas/source.js';
export type {StandardSchema} from './schemas/standard.js';
export type {ArgumentDecorator, Mismatch} from './schemas/typed.js';
export type {DataOf, SchemaValue} from './schemas/value-of.js';
export type {ModelSchemaOptions, ModelVariant} from './schemas/variant.js';
export type {
  ComponentsObject,
  ContentObject,
  HeaderObject,
  HttpVerb,
  InfoObject,
  MediaTypeObject,
  AnyOpenApiSpec,
  OpenApiSpec,
  OpenApiSpec30,
  OpenApiSpec32,
  OperationObject,
  OperationVerb,
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
