import {TestAppError} from './errors.js';
import {bodyTypesOf, parametersOf} from './operations.js';
import {encodeCookie, encodeHeader, encodePath, encodeQuery} from './encode.js';
import {isJson} from './test-response.js';

import type {Asked} from './operations.js';
import type {Body} from './fetch.js';
import type {Encoding} from './encode.js';
import type {ParameterLocation, ParameterObject} from '@rondojs/openapi-spec';
import type {RequestOptions} from './typed.js';
import type {Route} from '@rondojs/rest';

/** A request as it is sent. */
export interface WrittenRequest {
  readonly url: string;
  readonly init: RequestInit;
}

/** Writes a request as its operation describes it; what is not described is written as is usual. */
export function writeRequest(asked: Asked, options: RequestOptions): WrittenRequest {
  const described = parametersOf(asked.route);
  const headers = writeHeaders(described, options);
  const body = writeBody(asked.route, options.body, headers);
  const {signal} = options;
  return {
    url: writePath(asked, described, options) + writeQuery(asked.path, described, options),
    init: {method: asked.method, headers, ...(body !== undefined && {body}), ...(signal && {signal})},
  };
}

/** Sorts the arguments of a method into the parts of a request, as its operation has them. */
export function optionsOfCall({args}: Route, values: readonly unknown[]): RequestOptions {
  const places: Record<ParameterLocation, Record<string, unknown>> = {path: {}, query: {}, header: {}, cookie: {}};
  let body: unknown;
  args.forEach((source, index) => {
    if (source?.kind === 'body') body = values[index];
    else if (source && values[index] !== undefined) {
      const {in: place, name} = source.parameter;
      places[place][name] = values[index];
    }
  });
  return {path: places.path, query: places.query, headers: places.header, cookies: places.cookie, body};
}

function writePath(asked: Asked, described: readonly ParameterObject[], {path = {}}: RequestOptions): string {
  const values = new Map(Object.entries(path));
  return asked.path.replace(/\{([^{}]+)\}/g, (_, name: string) => {
    const value: unknown = values.get(name);
    if (value === undefined) throw missing(asked, name);
    return encodePath(encodingOf(described, 'path', name), value);
  });
}

function missing({method, path}: Asked, name: string): TestAppError {
  return new TestAppError(`${method} ${path} needs a value for {${name}} of its path: {path: {${name}: …}}.`);
}

function writeQuery(path: string, described: readonly ParameterObject[], {query = {}}: RequestOptions): string {
  const pairs = given(query).map(([name, value]) => encodeQuery(encodingOf(described, 'query', name), value));
  if (pairs.length === 0) return '';
  return (path.includes('?') ? '&' : '?') + pairs.filter(pair => pair !== '').join('&');
}

function writeHeaders(described: readonly ParameterObject[], {headers = {}, cookies = {}}: RequestOptions): Headers {
  const all = headers instanceof Headers ? [...headers] : given(headers);
  const written = new Headers();
  for (const [name, value] of all) written.set(name, encodeHeader(encodingOf(described, 'header', name), value));
  const pairs = given(cookies).map(([name, value]) => encodeCookie(encodingOf(described, 'cookie', name), value));
  if (pairs.length > 0) written.set('cookie', pairs.join('; '));
  return written;
}

/** What is text, bytes, a form or a stream goes as it is. */
function writeBody(route: Route | undefined, body: unknown, headers: Headers): Body | undefined {
  if (body === undefined || isWritten(body)) return body;

  const declared = bodyTypesOf(route);
  const type = headers.get('content-type') ?? declared.find(isJson) ?? declared[0] ?? 'application/json';
  if (type === 'application/x-www-form-urlencoded') return new URLSearchParams(given(body as object) as [string, string][]);
  if (type === 'multipart/form-data') return formOf(body as object);
  if (!headers.has('content-type')) headers.set('content-type', type);
  return typeof body === 'string' && !isJson(type) ? body : JSON.stringify(body);
}

function isWritten(body: unknown): body is Body {
  if (body instanceof Uint8Array || body instanceof ArrayBuffer || body instanceof Blob) return true;
  return body instanceof FormData || body instanceof URLSearchParams || body instanceof ReadableStream;
}

function formOf(fields: object): FormData {
  const form = new FormData();
  for (const [name, value] of given(fields)) {
    for (const item of Array.isArray(value) ? (value as unknown[]) : [value]) {
      if (item instanceof Blob) form.append(name, item);
      else form.append(name, typeof item === 'string' ? item : JSON.stringify(item));
    }
  }
  return form;
}

function given(values: object): readonly [string, unknown][] {
  return Object.entries(values).filter(([, value]) => value !== undefined);
}

function encodingOf(described: readonly ParameterObject[], place: ParameterLocation, name: string): Encoding {
  const isSame = (one: ParameterObject) =>
    one.in === place && (place === 'header' ? one.name.toLowerCase() === name.toLowerCase() : one.name === name);
  return described.find(isSame) ?? {name, in: place};
}
