import type {ChangeCode} from '@rondojs/openapi-spec';

/** One change, made to one part of a document, and the code that it must be found as. */
export interface Case {
  /** What is changed, for people: a row of docs/compatibility.md. */
  readonly change: string;
  readonly code: ChangeCode;
  readonly before: object;
  readonly after: object;
}

const get = (operation: object, more: object = {}) => ({paths: {'/todos': {get: {responses: {'200': {description: 'OK'}}, ...operation}}}, ...more});
const document = (more: object) => get({}, more);
const parameter = (more?: object) => get(more ? {parameters: [{name: 'q', in: 'query', schema: {}, ...more}]} : {});
const body = (schema: unknown) => get({requestBody: {content: {'application/json': {schema}}}});
const bodyWith = (requestBody?: object) => get(requestBody ? {requestBody} : {});
const answer = (schema: unknown) => get({responses: {'200': {description: 'OK', content: {'application/json': {schema}}}}});
const response = (more: object) => get({responses: {'200': {description: 'OK', ...more}}});
const statuses = (...names: readonly string[]) => get({responses: Object.fromEntries(names.map(name => [name, {description: 'x'}]))});
const header = (more?: object) => response(more ? {headers: {Link: {schema: {}, ...more}}} : {});
const object = (properties: object, more: object = {}) => ({type: 'object', properties, ...more});
const schemes = (scheme: object) => document({security: [{key: []}], components: {securitySchemes: {key: scheme}}});
const flow = (tokenUrl: string) => ({type: 'oauth2', flows: {clientCredentials: {tokenUrl, scopes: {}}}});
const row = (change: string, code: ChangeCode, before: object, after: object): Case => ({change, code, before, after});

const A = {title: 'A', type: 'object', properties: {a: {}}};
const B = {title: 'B', type: 'object', properties: {b: {}}};
const none = {};
const some = {a: {type: 'string'}};
const kind = (propertyName: string) => ({oneOf: [A, B], discriminator: {propertyName}});

/** Single changes, at least one for each code. */
export const CASES: readonly Case[] = [
  row('an operation is added', 'operation-added', {paths: {}}, get({})),
  row('an operation is removed', 'operation-removed', get({}), {paths: {}}),
  row('an operation that was deprecated is removed', 'operation-removed', get({deprecated: true}), {paths: {}}),
  row('an operation moves to another path', 'operation-removed', get({}), {paths: {'/tasks': get({}).paths['/todos']}}),
  row('the `operationId` changes', 'operation-id-changed', get({operationId: 'list'}), get({operationId: 'listTodos'})),
  row('an operation becomes deprecated', 'operation-deprecated', get({}), get({deprecated: true})),
  row('an operation is deprecated no longer', 'operation-kept', get({deprecated: true}), get({})),
  row('a placeholder of a path gets another name', 'path-parameter-renamed', byName('id'), byName('todoId')),
  row('a webhook gets an operation', 'operation-added', document({}), webhook({})),
  row('a webhook sends a property more', 'response-property-added', webhook(body(object(none)).paths['/todos'].get), webhook(body(object(some)).paths['/todos'].get)),
  row('a callback sends null', 'response-null-possible', callback({type: 'string'}), callback({type: ['string', 'null']})),
  row('the name of a schema appears', 'schema-name-added', document({}), document({components: {schemas: {Todo: {}}}})),
  row('the name of a schema goes', 'schema-name-removed', document({components: {schemas: {Todo: {}}}}), document({})),

  row('a server is added', 'server-added', document({servers: [{url: '/a'}]}), document({servers: [{url: '/a'}, {url: '/b'}]})),
  row('a server is removed', 'server-removed', document({servers: [{url: '/a'}, {url: '/b'}]}), document({servers: [{url: '/a'}]})),
  row('an operation gets a server of its own, and keeps no other', 'server-removed', get({servers: [{url: '/a'}]}), get({servers: [{url: '/b'}]})),
  row('an open operation asks for a credential', 'security-tightened', get({}), get({security: [{key: []}]})),
  row('a scope more is asked for', 'security-tightened', get({security: [{jwt: []}]}), get({security: [{jwt: ['write']}]})),
  row('two credentials are asked for instead of one', 'security-tightened', get({security: [{key: []}]}), get({security: [{key: [], jwt: []}]})),
  row('one of two alternatives is gone', 'security-tightened', get({security: [{key: []}, {jwt: []}]}), get({security: [{key: []}]})),
  row('an alternative is added', 'security-loosened', get({security: [{key: []}]}), get({security: [{key: []}, {jwt: []}]})),
  row('nothing is asked for any longer', 'security-loosened', get({security: [{key: []}]}), get({security: []})),
  row('an API key moves from the query to a header', 'security-scheme-changed', schemes({type: 'apiKey', in: 'query', name: 'k'}), schemes({type: 'apiKey', in: 'header', name: 'k'})),
  row('the URL for tokens changes', 'security-flow-changed', schemes(flow('https://a.test')), schemes(flow('https://b.test'))),

  row('an optional parameter is added', 'parameter-added', parameter(), parameter({})),
  row('a required parameter is added', 'required-parameter-added', parameter(), parameter({required: true})),
  row('a parameter is removed', 'parameter-removed', parameter({}), parameter()),
  row('a parameter becomes required', 'parameter-now-required', parameter({}), parameter({required: true})),
  row('a parameter becomes optional', 'parameter-now-optional', parameter({required: true}), parameter({})),
  row('a parameter moves from the query to a header', 'required-parameter-added', parameter({required: true}), parameter({required: true, in: 'header'})),
  row('the `style` of a parameter changes', 'parameter-serialization-changed', parameter({style: 'pipeDelimited'}), parameter({style: 'spaceDelimited'})),
  row('`explode` of a parameter changes', 'parameter-serialization-changed', parameter({}), parameter({explode: false})),
  row('a parameter becomes JSON', 'parameter-serialization-changed', parameter({}), parameter({schema: undefined, content: {'application/json': {}}})),
  row('a parameter may be empty no longer', 'parameter-empty-refused', parameter({allowEmptyValue: true}), parameter({})),
  row('a parameter may be empty', 'parameter-empty-allowed', parameter({}), parameter({allowEmptyValue: true})),
  row('a parameter becomes deprecated', 'parameter-deprecated', parameter({}), parameter({deprecated: true})),
  row('a parameter is deprecated no longer', 'parameter-kept', parameter({deprecated: true}), parameter({})),
  row('a parameter takes fewer types', 'request-type-narrowed', parameter({schema: {type: 'number'}}), parameter({schema: {type: 'integer'}})),

  row('an optional request body is added', 'request-body-added', bodyWith(), bodyWith({content: {}})),
  row('a required request body is added', 'required-request-body-added', bodyWith(), bodyWith({required: true, content: {}})),
  row('the request body is removed', 'request-body-removed', bodyWith({content: {}}), bodyWith()),
  row('the request body becomes required', 'request-body-now-required', bodyWith({content: {}}), bodyWith({required: true, content: {}})),
  row('the request body becomes optional', 'request-body-now-optional', bodyWith({required: true, content: {}}), bodyWith({content: {}})),
  row('a media type of requests is added', 'request-media-type-added', bodyWith({content: {}}), bodyWith({content: {'text/csv': {}}})),
  row('a media type of requests is removed', 'request-media-type-removed', bodyWith({content: {'text/csv': {}}}), bodyWith({content: {}})),
  row('a part of a form is encoded in another way', 'encoding-changed', form('text/plain'), form('application/json')),

  row('a 2xx status is added', 'success-status-added', statuses('200'), statuses('200', '202')),
  row('a 2xx status is removed', 'success-status-removed', statuses('200', '202'), statuses('200')),
  row('a 3xx status is added', 'redirect-status-added', statuses('200'), statuses('200', '303')),
  row('a 3xx status is removed', 'redirect-status-removed', statuses('200', '303'), statuses('200')),
  row('a 4xx status is added', 'error-status-added', statuses('200'), statuses('200', '409')),
  row('a 4xx status is removed', 'error-status-removed', statuses('200', '409'), statuses('200')),
  row('a media type of responses is added', 'response-media-type-added', response({content: {}}), response({content: {'text/csv': {}}})),
  row('a media type of responses is removed', 'response-media-type-removed', response({content: {'text/csv': {}}}), response({content: {}})),
  row('a header of a response is added', 'response-header-added', header(), header({})),
  row('an optional header of a response is removed', 'response-header-removed', header({}), header()),
  row('a required header of a response is removed', 'required-response-header-removed', header({required: true}), header()),
  row('a header of a response becomes required', 'response-header-now-required', header({}), header({required: true})),
  row('a header of a response becomes optional', 'response-header-now-optional', header({required: true}), header({})),
  row('a header of a response is written in another way', 'response-header-serialization-changed', header({}), header({explode: true})),
  row('the links of a response change', 'links-changed', response({links: {next: {operationId: 'a'}}}), response({links: {next: {operationId: 'b'}}})),

  row('request: an optional property is added', 'request-property-added', body(object(none)), body(object(some))),
  row('request: a required property is added', 'request-required-property-added', body(object(none)), body(object(some, {required: ['a']}))),
  row('request: a property is removed', 'request-property-removed', body(object(some)), body(object(none))),
  row('request: a property is removed, and there may be no others', 'request-property-refused', body(object(some, {additionalProperties: false})), body(object(none, {additionalProperties: false}))),
  row('request: a property becomes required', 'request-property-now-required', body(object(some)), body(object(some, {required: ['a']}))),
  row('request: a property becomes optional', 'request-property-now-optional', body(object(some, {required: ['a']})), body(object(some))),
  row('request: a property becomes `readOnly`', 'request-property-removed', body(object(some)), body(object({a: {type: 'string', readOnly: true}}))),
  row('response: a property is added', 'response-property-added', answer(object(none)), answer(object(some))),
  row('response: a property is added where there were to be no others', 'response-unforeseen-property-added', answer(object(none, {additionalProperties: false})), answer(object(some, {additionalProperties: false}))),
  row('response: an optional property is removed', 'response-property-removed', answer(object(some)), answer(object(none))),
  row('response: a required property is removed', 'response-required-property-removed', answer(object(some, {required: ['a']})), answer(object(none))),
  row('response: a property becomes required', 'response-property-now-required', answer(object(some)), answer(object(some, {required: ['a']}))),
  row('response: a property becomes optional', 'response-property-now-optional', answer(object(some, {required: ['a']})), answer(object(some))),
  row('a property becomes deprecated', 'property-deprecated', answer(object(some)), answer(object({a: {type: 'string', deprecated: true}}))),
  row('a property is deprecated no longer', 'property-kept', answer(object({a: {type: 'string', deprecated: true}})), answer(object(some))),

  row('request: a type is gone', 'request-type-narrowed', body({type: ['string', 'integer']}), body({type: 'string'})),
  row('request: another type', 'request-type-narrowed', body({type: 'integer'}), body({type: 'string'})),
  row('request: a type is added', 'request-type-widened', body({type: 'integer'}), body({type: 'number'})),
  row('response: a type is gone', 'response-type-narrowed', answer({type: 'number'}), answer({type: 'integer'})),
  row('response: a type is added', 'response-type-widened', answer({type: 'integer'}), answer({type: 'number'})),
  row('response: another type', 'response-type-widened', answer({type: 'integer'}), answer({type: 'string'})),
  row('request: null is gone', 'request-null-refused', body({type: ['string', 'null']}), body({type: 'string'})),
  row('request: null is added', 'request-null-accepted', body({type: 'string'}), body({type: ['string', 'null']})),
  row('response: null is gone', 'response-null-gone', answer({anyOf: [{type: 'string'}, {type: 'null'}]}), answer({type: 'string'})),
  row('response: null is added', 'response-null-possible', answer({type: 'string'}), answer({anyOf: [{type: 'string'}, {type: 'null'}]})),
  row('request: a value of an `enum` is gone', 'request-enum-narrowed', body({enum: ['a', 'b']}), body({enum: ['a']})),
  row('request: a value of an `enum` is added', 'request-enum-widened', body({const: 'a'}), body({enum: ['a', 'b']})),
  row('request: an `enum` is added', 'request-enum-narrowed', body({type: 'string'}), body({type: 'string', enum: ['a']})),
  row('response: a value of an `enum` is gone', 'response-enum-narrowed', answer({enum: ['a', 'b']}), answer({enum: ['a']})),
  row('response: a value of an `enum` is added', 'response-enum-widened', answer({enum: ['a']}), answer({enum: ['a', 'b']})),
  row('request: a maximum falls', 'request-bound-tightened', body({maximum: 9}), body({maximum: 8})),
  row('request: a minimum length is added', 'request-bound-tightened', body({}), body({minLength: 1})),
  row('request: items must be unique', 'request-bound-tightened', body({type: 'array'}), body({type: 'array', uniqueItems: true})),
  row('request: a maximum rises', 'request-bound-loosened', body({maximum: 9}), body({maximum: 10})),
  row('request: a `multipleOf` becomes a part of itself', 'request-bound-loosened', body({multipleOf: 10}), body({multipleOf: 5})),
  row('response: a maximum length falls', 'response-bound-tightened', answer({maxLength: 9}), answer({maxLength: 8})),
  row('response: a maximum length rises', 'response-bound-loosened', answer({maxLength: 9}), answer({maxLength: 10})),
  row('request: a pattern is added', 'request-pattern-added', body({}), body({pattern: '^a'})),
  row('request: a pattern changes', 'request-pattern-changed', body({pattern: '^b'}), body({pattern: '^a'})),
  row('request: a pattern is removed', 'request-pattern-removed', body({pattern: '^a'}), body({})),
  row('response: a pattern is added', 'response-pattern-added', answer({}), answer({pattern: '^a'})),
  row('response: a pattern changes', 'response-pattern-changed', answer({pattern: '^b'}), answer({pattern: '^a'})),
  row('response: a pattern is removed', 'response-pattern-removed', answer({pattern: '^a'}), answer({})),
  row('request: a format is added', 'request-format-added', body({}), body({format: 'email'})),
  row('request: a format changes', 'request-format-changed', body({format: 'date'}), body({format: 'date-time'})),
  row('request: `int32` becomes `int64`', 'request-format-widened', body({format: 'int32'}), body({format: 'int64'})),
  row('request: a format is removed', 'request-format-removed', body({format: 'email'}), body({})),
  row('response: a format is added', 'response-format-added', answer({}), answer({format: 'email'})),
  row('response: a format changes', 'response-format-changed', answer({format: 'date'}), answer({format: 'date-time'})),
  row('response: `int64` becomes `int32`', 'response-format-narrowed', answer({format: 'int64'}), answer({format: 'int32'})),
  row('response: a format is removed', 'response-format-removed', answer({format: 'email'}), answer({})),
  row('request: a text is encoded in another way', 'request-content-changed', body({contentEncoding: 'base64'}), body({contentEncoding: 'base32'})),
  row('response: a text is encoded in another way', 'response-content-changed', answer({}), answer({contentEncoding: 'base64'})),
  row('request: there may be no other properties', 'request-closed', body(object(some)), body(object(some, {additionalProperties: false}))),
  row('request: there may be other properties', 'request-opened', body(object(some, {additionalProperties: false})), body(object(some))),
  row('response: there may be no other properties', 'response-closed', answer(object(some)), answer(object(some, {additionalProperties: false}))),
  row('response: there may be other properties', 'response-opened', answer(object(some, {additionalProperties: false})), answer(object(some))),
  row('request: other properties must be texts', 'request-type-narrowed', body({}), body({additionalProperties: {type: 'string'}})),
  row('request: a variant is added', 'request-variant-added', body({oneOf: [A]}), body({oneOf: [B, A]})),
  row('request: a variant is removed', 'request-variant-removed', body({oneOf: [A, B]}), body({oneOf: [B]})),
  row('response: a variant is added', 'response-variant-added', answer(A), answer({oneOf: [B, A]})),
  row('response: a variant is removed', 'response-variant-removed', answer({anyOf: [A, B]}), answer(A)),
  row('the discriminator is another property', 'discriminator-changed', answer(kind('type')), answer(kind('kind'))),
  row('request: a default is added', 'request-default-added', parameter({}), parameter({schema: {default: 1}})),
  row('request: a default changes', 'request-default-changed', parameter({schema: {default: 1}}), parameter({schema: {default: 2}})),
  row('request: a default is removed', 'request-default-removed', parameter({schema: {default: 1}}), parameter({})),
  row('response: a default changes', 'response-default-changed', answer({default: 1}), answer({default: 2})),
  row('request: a rule changes that nobody can weigh', 'request-rule-changed', body({not: {const: 1}}), body({not: {const: 2}})),
  row('response: a rule changes that nobody can weigh', 'response-rule-changed', answer({contains: {const: 1}}), answer({contains: {const: 2}})),
  row('request: what `allOf` asks for grows', 'request-required-property-added', body({allOf: [object(some)]}), body({allOf: [object(some), object({b: {}}, {required: ['b']})]})),

  row('a description changes', 'documentation-changed', get({description: 'a'}), get({description: 'b'})),
  row('an example changes', 'documentation-changed', answer({examples: [1]}), answer({examples: [2]})),
  row('an extension changes', 'extension-changed', get({'x-a': 1}), get({'x-a': 2})),
  row('a field that OpenAPI does not know changes', 'other-changed', document({dialect: 'a'}), document({dialect: 'b'})),
];

function byName(name: string): object {
  const parameters = [{name, in: 'path', required: true, schema: {}}];
  return {paths: {[`/todos/{${name}}`]: {get: {parameters, responses: {}}}}};
}

function webhook(operation: object): object {
  return document({webhooks: {done: {post: {responses: {}, ...operation}}}});
}

function callback(schema: object): object {
  const post = {requestBody: {content: {'application/json': {schema}}}, responses: {}};
  return get({callbacks: {done: {'{$request.query.url}': {post}}}});
}

function form(contentType: string): object {
  return bodyWith({content: {'multipart/form-data': {encoding: {file: {contentType}}}}});
}
