export {
  BadHostError,
  BadPathError,
  BadRequestError,
  BodyAlreadyReadError,
  FileNotFoundError,
  FormLimitError,
  HttpError,
  HttpErrors,
  InvalidBodyError,
  InvalidParametersError,
  MalformedBodyError,
  MethodNotAllowedError,
  MissingBodyError,
  MissingElementError,
  MissingSerializerError,
  NoResponseError,
  NotAcceptableError,
  PayloadTooLargeError,
  PreconditionFailedError,
  RangeNotSatisfiableError,
  RequestsCutError,
  ResponseContractError,
  RestConfigError,
  RouteNotFoundError,
  SecondResponseError,
  OperationTimeoutError,
  TooManyHeadersError,
  UnsupportedEncodingError,
  UnsupportedMediaTypeError,
  UrlTooLongError,
} from './errors.js';
export {BODY_PARSER_TAG} from './contract/body-parser.js';
export {DESCRIPTION_TAG} from './contract/description.js';
export {DOCUMENT_PATH} from './openapi/document-route.js';
export {DefaultSequence} from './default-sequence.js';
export {RequestContext} from './request-context.js';
export {FORMAT_TAG, KEYWORD_TAG} from './contract/validation.js';
export {ResolvedRoute} from './contract/route.js';
export {RestApplication} from './rest-application.js';
export {RestBindings} from './rest-bindings.js';
export {RestComponent} from './rest-component.js';
export {RestServer} from './rest-server.js';
export {createControllerFactoryForClass, createControllerFactoryForInstance} from './routing/route-bindings.js';
export {ROUTE_TAG} from './contract/route-object.js';
export {Reply, redirect, reply} from './response/reply.js';
export {SERIALIZER_TAG} from './contract/serializer.js';
export {ServerSentEvent} from './response/server-sent-event.js';
export {RequestResponseSequence, withContext} from './sequence/request-response-sequence.js';
export {actionFor} from './sequence/operation-actions.js';
export {actions} from './sequence/built-in-actions.js';
export {assertPreconditions} from './response/preconditions.js';
export {cached} from './sequence/cached.js';
export {checksOf} from './sequence/conformance.js';
export {clearCookie, setCookie} from './response/cookies.js';
export {composeSequence} from './sequence/compose-sequence.js';
export {defineAction} from './sequence/define-action.js';
export {file} from './response/file.js';
export {invokeOperation} from './invoke.js';
export {middleware} from './sequence/middleware.js';
export {negotiate} from './response/negotiation.js';
export {routeOf} from './request-context.js';
export {retry} from './sequence/retry.js';
export {timeout} from './sequence/timeout.js';
export {toProblem} from './response/problem.js';
export {when} from './sequence/steps.js';
export {writeProblem} from './response/reject.js';
export {writeResultToResponse} from './response/write-result.js';

export type {BodyLimit, BodyLimits} from './contract/body-limits.js';
export type {BodyParser, BytesParser, DescribedBody, FieldEncoding, MediaType, StreamParser} from './contract/body-parser.js';
export type {DescribeMore} from './contract/description.js';
export type {Fault} from './errors.js';
export type {Design, DesignOptions} from './contract/design.js';
export type {Drift} from './spec-first/drift.js';
export type {FindRoute, Route, RouteFinder} from './contract/route.js';
export type {FormFile, MultipartForm, SavedFile} from './contract/form.js';
export type {ControllerFactory, Mount, Mountable, Redirect, RouteObject} from './contract/route-object.js';
export type {FormatDefinition, KeywordDefinition} from './contract/validation.js';
export type {InvokeMethod, LogError, ParseParams, Reject, Send} from './contract/actions.js';
export type {OperationRetval, Params} from './contract/elements.js';
export type {ParsedRequest, Request, Response, ServerResponse} from './contract/http.js';
export type {CreateValidator} from './contract/validation.js';
export type {Listen} from './listen.js';
export type {Problem, ProblemAnswer, ToProblem} from './contract/problem.js';
export type {Replies, ReplyHeaders} from './response/reply.js';
export type {Serializer, SerializerContext} from './contract/serializer.js';
export type {ServerSentEventFields} from './response/server-sent-event.js';
export type {CookieOptions} from './response/cookies.js';
export type {FileOptions, FileResult} from './response/file.js';
export type {Validators} from './response/preconditions.js';
export type {RestApplicationConfig} from './rest-application.js';
export type {ActionCheck, ActionTrial} from './sequence/conformance.js';
export type {ActionSpec, DefinedAction} from './sequence/define-action.js';
export type {ExplainedStep, OperationExplanation} from './explain/operation-explanation.js';
export type {ActionTrace, RequestTrace} from './sequence/tracing.js';
export type {CacheOptions} from './sequence/cached.js';
export type {ElementName, Elements} from './sequence/elements.js';
export type {Fork, Step} from './sequence/steps.js';
export type {Middleware} from './sequence/middleware.js';
export type {OperationAction} from './sequence/operation-actions.js';
export type {RequestResponseHandler} from './sequence/request-response-sequence.js';
export type {RetryOptions} from './sequence/retry.js';
export type {TraceContext} from './manners/request-id.js';
export type {CompressionOptions, CorsOptions, DecodeFormats, HttpLimits, OriginPattern, OriginTest, ParameterConfig, RequestIdOptions, RestServerConfig, SecurityHeaders} from './config.js';
export type {SequenceActions, SequenceFunction, SequenceHandler} from './contract/sequence.js';
