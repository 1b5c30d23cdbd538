import fc from 'fast-check';

import {isReference} from '@rondojs/openapi-spec';

import {request} from './case.js';

import type {OpenApiSpec, OperationObject, ParameterObject} from '@rondojs/openapi-spec';

/** What the operations themselves do wrong, or do without an end, says nothing of the server. */
const LEFT_OUT = /^\/(throw|reject|result|broken|twice|written|after|header|redirect|cookie|wait|endless|events|mounted)\b/;

/** Texts of all kinds: some are what a schema wants, most are not. */
const text = fc.oneof(
  fc.string({unit: 'binary', maxLength: 20}),
  fc.integer().map(String),
  fc.double().map(String),
  fc.constantFrom('', 'true', 'null', '[]', '{}', '{"a":1}', '.1.2', ';items=a', '__proto__', '..', '1e400', '0x1'),
);

/** Values of all kinds, as JSON writes them. */
const value = fc.oneof(
  fc.json({maxDepth: 4}),
  fc
    .record({title: fc.string(), count: fc.integer(), tags: fc.array(fc.string()), email: fc.string(), strict: fc.boolean()}, {requiredKeys: []})
    .map(record => JSON.stringify(record)),
  fc.string({unit: 'binary'}),
);

/** Requests to all operations of a contract, with values that they do not always expect. */
export function contractRequests({paths = {}}: OpenApiSpec): fc.Arbitrary<Buffer> {
  const operations = Object.entries(paths).flatMap(([path, item]) =>
    LEFT_OUT.test(path) ? [] : Object.entries(item).map(([verb, operation]) => requestTo(path, verb, operation as OperationObject)),
  );
  return fc.oneof(...operations);
}

function requestTo(path: string, verb: string, {parameters = [], requestBody}: OperationObject): fc.Arbitrary<Buffer> {
  const described = parameters.filter((one): one is ParameterObject => !isReference(one));
  const types = requestBody && !isReference(requestBody) ? Object.keys(requestBody.content) : [];
  const body = types.length === 0 ? fc.constant(undefined) : fc.oneof(value, text);
  const contentType = fc.constantFrom('application/json', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=b', ...types);

  return fc.tuple(fc.tuple(...described.map(() => text)), body, contentType).map(([texts, sent, type]) => {
    const given = described.map((parameter, index) => ({...parameter, text: encoded(texts[index] ?? '')}));
    const of = (place: string) => given.filter(one => one.in === place);
    const filled = of('path').reduce((filling, {name, text: found}) => filling.replace(`{${name}}`, found), path);
    const query = of('query').map(({name, text: found}) => `${encoded(name)}=${found}`).join('&');
    const headers = Object.fromEntries(of('header').map(({name, text: found}) => [name, found]));
    const cookie = of('cookie').map(({name, text: found}) => `${name}=${found}`).join('; ');
    return request(`${filled}?${query}`, {
      method: verb.toUpperCase(),
      headers: {...headers, ...(cookie && {cookie}), ...(sent !== undefined && {'content-type': type})},
      ...(sent !== undefined && {body: sent}),
    });
  });
}

/** Half of a surrogate pair cannot be sent. */
function encoded(given: string): string {
  return encodeURIComponent(given.replace(/\p{Surrogate}/gu, ''));
}
