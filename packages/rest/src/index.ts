export {
  BadPathError,
  BodyAlreadyReadError,
  FormLimitError,
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
  UnsupportedEncodingError,
  UnsupportedMediaTypeError,
} from './errors.js';
export {BODY_PARSER_TAG} from './contract/body-parser.js';
export {DefaultSequence} from './default-sequence.js';
export {RequestContext} from './request-context.js';
export {ResolvedRoute} from './contract/route.js';
export {RestApplication} from './rest-application.js';
export {RestBindings} from './rest-bindings.js';
export {RestComponent} from './rest-component.js';
export {RestServer} from './rest-server.js';
export {writeProblem} from './response/reject.js';
export {writeResultToResponse} from './response/write-result.js';

export type {BodyLimit, BodyLimits} from './contract/body-limits.js';
export type {BodyParser, BytesParser, DescribedBody, FieldEncoding, MediaType, StreamParser} from './contract/body-parser.js';
export type {Fault} from './errors.js';
export type {FindRoute, Route, RouteFinder} from './contract/route.js';
export type {FormFile, MultipartForm, SavedFile} from './contract/form.js';
export type {InvokeMethod, LogError, ParseParams, Reject, Send} from './contract/actions.js';
export type {OperationRetval, Params} from './contract/elements.js';
export type {ParsedRequest, Request, Response, ServerResponse} from './contract/http.js';
export type {Problem} from './response/problem.js';
export type {RestApplicationConfig} from './rest-application.js';
export type {RestServerConfig} from './config.js';
export type {SequenceHandler} from './contract/sequence.js';
