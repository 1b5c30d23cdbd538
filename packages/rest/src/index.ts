export {
  BadPathError,
  HttpError,
  HttpErrors,
  InvalidBodyError,
  InvalidParametersError,
  MalformedBodyError,
  MethodNotAllowedError,
  MissingBodyError,
  NoResponseError,
  PayloadTooLargeError,
  RestConfigError,
  RouteNotFoundError,
  UnsupportedMediaTypeError,
  UrlTooLongError,
} from './errors.js';
export {DefaultSequence} from './default-sequence.js';
export {RequestContext} from './request-context.js';
export {FORMAT_TAG, KEYWORD_TAG} from './contract/validation.js';
export {ResolvedRoute} from './contract/route.js';
export {RestApplication} from './rest-application.js';
export {RestBindings} from './rest-bindings.js';
export {RestComponent} from './rest-component.js';
export {RestServer} from './rest-server.js';
export {createControllerFactoryForClass, createControllerFactoryForInstance} from './routing/route-bindings.js';
export {writeProblem} from './response/reject.js';
export {writeResultToResponse} from './response/write-result.js';

export type {Fault} from './errors.js';
export type {FindRoute, Route, RouteFinder} from './contract/route.js';
export type {ControllerFactory, Mount, Mountable, Redirect, RouteObject} from './contract/route-object.js';
export type {FormatDefinition, KeywordDefinition} from './contract/validation.js';
export type {InvokeMethod, LogError, ParseParams, Reject, Send} from './contract/actions.js';
export type {OperationRetval, Params} from './contract/elements.js';
export type {ParsedRequest, Request, Response, ServerResponse} from './contract/http.js';
export type {Problem} from './response/problem.js';
export type {RestApplicationConfig} from './rest-application.js';
export type {DecodeFormats, ParameterConfig, RestServerConfig} from './config.js';
export type {SequenceHandler} from './contract/sequence.js';
