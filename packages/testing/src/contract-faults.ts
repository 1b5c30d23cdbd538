import {isReference} from '@rondojs/openapi-spec';

import {isJson} from './test-response.js';
import {resolve} from './operations.js';

import type {MediaTypeObject, ResponseObject, SchemaObject} from '@rondojs/openapi-spec';
import type {Route} from '@rondojs/rest';
import type {TestResponse} from './test-response.js';

/** Something in which an answer is not as the contract of its operation says. */
export interface ContractFault {
  readonly in: 'operation' | 'status' | 'header' | 'media type' | 'body';
  /** A JSON Pointer into the body; empty elsewhere. */
  readonly pointer: string;
  readonly message: string;
}

const PROBLEM_TYPE = 'application/problem+json';

/** What a problem is (RFC 9457), as all of ours are. */
const PROBLEM: SchemaObject = {
  type: 'object',
  required: ['type', 'title', 'status', 'code'],
  properties: {
    type: {type: 'string'},
    title: {type: 'string'},
    status: {type: 'integer', minimum: 400, maximum: 599},
    code: {type: 'string'},
    detail: {type: 'string'},
    errors: {type: 'array', items: {type: 'object', required: ['in', 'pointer', 'code', 'message']}},
  },
};

/**
 * Holds an answer to the contract of its operation, and gives all faults: none, when status and media type are
 * declared, required headers are there, and the body is as its schema says.
 *
 * Of an error whose response declares no content a problem is right, and of one that is not declared what the document
 * says of errors; 304 needs no declaration.
 */
export function contractFaults(response: TestResponse): readonly ContractFault[] {
  const {exchange, status} = response;
  const {route, method, url} = exchange;
  if (!route) return [fault('operation', `no operation answers ${method} ${url}`)];
  if (status === 304) return [];

  const declared = responseOf(route, status);
  if (!declared) return [fault('status', `${status} is not declared; declared: ${listed(statusesOf(route))}`)];
  return [...headerFaults(response, declared, route), ...contentFaults(response, declared, route)];
}

function responseOf({spec, components, problem}: Route, status: number): ResponseObject | undefined {
  const responses = (spec.responses ?? {}) as Readonly<Record<string, object | undefined>>;
  const ofErrors = status >= 400 ? problem : undefined;
  const found = responses[status] ?? responses[`${String(status)[0]}XX`] ?? responses['default'] ?? ofErrors;
  return found && resolve<ResponseObject>(components, found);
}

function headerFaults({headers}: TestResponse, declared: ResponseObject, route: Route): readonly ContractFault[] {
  const required = Object.entries(declared.headers ?? {}).filter(([, header]) => {
    const {required = false} = resolve<{required?: boolean}>(route.components, header);
    return required;
  });
  const missing = required.filter(([name]) => !headers.has(name));
  return missing.map(([name]) => fault('header', `${name} is required, and absent`));
}

function contentFaults(response: TestResponse, declared: ResponseObject, route: Route): readonly ContractFault[] {
  const {mediaType, bytes, status} = response;
  const content = contentOf(declared, status);
  const types = Object.keys(content);
  if (response.exchange.method === 'HEAD') return [];
  if (bytes.length === 0 && types.length === 0) return [];
  if (isOpen(route, status, types)) return [];

  const described = mediaTypeIn(content, mediaType);
  if (!described) {
    const got = mediaType === '' ? 'the answer has no media type' : `${mediaType} is not declared`;
    return [fault('media type', `${got}; declared: ${listed(types)}`)];
  }
  return bodyFaults(response, described, route);
}

/** Of an operation that declares nothing but a 200 without content anything may come: decorators write that. */
function isOpen({spec}: Route, status: number, types: readonly string[]): boolean {
  return status === 200 && types.length === 0 && statusesOf({spec}).length === 1;
}

function contentOf({content = {}}: ResponseObject, status: number): Readonly<Record<string, MediaTypeObject>> {
  const isBareError = status >= 400 && Object.keys(content).length === 0;
  return isBareError ? {[PROBLEM_TYPE]: {schema: PROBLEM}} : content;
}

/** The most particular of those that fit: `text/csv`, then `text/*`, then any. */
function mediaTypeIn(content: Readonly<Record<string, MediaTypeObject>>, mediaType: string): MediaTypeObject | undefined {
  const ranges = [mediaType, mediaType.replace(/\/.*$/, '/*'), '*/*'];
  const entries = Object.entries(content).map(([key, value]) => [essenceOf(key), value] as const);
  return ranges.map(range => entries.find(([key]) => key === range)?.[1]).find(found => found !== undefined);
}

/** JSON and text have bodies that schemas speak of; of streams a schema describes the items, and of bytes nothing. */
function bodyFaults({body, mediaType, exchange}: TestResponse, {schema}: MediaTypeObject, route: Route): readonly ContractFault[] {
  const isText = mediaType.startsWith('text/') && mediaType !== 'text/event-stream';
  if (!schema || (!isJson(mediaType) && !(isText && isText === isStringSchema(schema, route)))) return [];

  const validate = exchange.createValidator(schema, route.components, {in: 'response', pointer: ''});
  return validate(body).map(({pointer, message}) => ({
    in: 'body' as const,
    pointer,
    message: `${message}, and is ${shown(at(pointer, body))}`,
  }));
}

function isStringSchema(schema: object, {components}: Route): boolean {
  const {type} = isReference(schema) ? resolve<SchemaObject>(components, schema) : (schema as SchemaObject);
  return type === 'string';
}

/** What a JSON Pointer leads to (RFC 6901). */
function at(pointer: string, value: unknown): unknown {
  const names = pointer.split('/').slice(1).map(name => name.replaceAll('~1', '/').replaceAll('~0', '~'));
  return names.reduce<unknown>((parent, name) => (parent as Record<string, unknown> | null | undefined)?.[name], value);
}

function shown(value: unknown): string {
  if (value === undefined) return 'absent';
  const text = JSON.stringify(value);
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}

function statusesOf({spec}: Pick<Route, 'spec'>): readonly string[] {
  return Object.keys(spec.responses ?? {});
}

function essenceOf(mediaType: string): string {
  return mediaType.split(';', 1)[0]?.trim().toLowerCase() ?? '';
}

function listed(names: readonly string[]): string {
  return names.join(', ') || 'nothing';
}

function fault(place: ContractFault['in'], message: string): ContractFault {
  return {in: place, pointer: '', message};
}
