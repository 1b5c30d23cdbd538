import fc from 'fast-check';

import {Readable} from 'node:stream';

import {HttpErrors, reply} from '@rondojs/rest';

import type {OperationObject, ParameterObject, SchemaObject} from '@rondojs/openapi-spec';

/** An operation as a test makes it up. */
export interface RandomOperation {
  readonly verb: 'get' | 'post' | 'put' | 'delete';
  readonly path: `/${string}`;
  readonly spec: OperationObject;
  readonly outcome: Outcome;
  readonly isLate: boolean;
}

/** A request to one of them, or to nobody. */
export interface RandomRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
}

type Outcome = keyof typeof OUTCOMES;

/** What operations come to. */
const OUTCOMES = {
  arguments: (args: readonly unknown[]) => ({args}),
  list: (args: readonly unknown[]) => [args, args],
  text: () => 'a text, not JSON: ü',
  nothing: () => undefined,
  null: () => null,
  zero: () => 0,
  false: () => false,
  empty: () => '',
  bytes: () => Buffer.from([0, 1, 255]),
  stream: () => Readable.from(['one, ', 'two']),
  steps: () => [1, 2, 3].values(),
  brokenStream: () => Readable.from(brokenSteps()),
  reply: () => reply(202, {accepted: true}, {'x-own': 'yes'}),
  undeclaredReply: () => reply(418, 'tea'),
  webResponse: () => new Response('from the web', {status: 203, headers: {'content-type': 'text/plain'}}),
  bigint: () => ({amount: 1n}),
  conflict: () => raise(new HttpErrors.Conflict('It is there already.')),
  unavailable: () => raise(new HttpErrors.ServiceUnavailable('Not now.')),
  error: () => raise(new Error('secret')),
  statusError: () => raise(Object.assign(new Error('teapot'), {status: 418})),
  thrownText: () => raise('no error at all'),
  thrownNothing: () => raise(undefined),
  thenable: () => ({then: (resolve: (value: unknown) => void) => resolve({late: true})}),
} as const;

/** Carries an operation out: at once, or later. */
export function outcomeOf({outcome, isLate}: RandomOperation, args: readonly unknown[]): unknown {
  return isLate ? Promise.resolve().then(() => OUTCOMES[outcome](args)) : OUTCOMES[outcome](args);
}

const SCHEMAS: readonly SchemaObject[] = [
  {type: 'integer', minimum: 0, maximum: 9},
  {type: 'boolean'},
  {type: 'string', minLength: 1, maxLength: 5},
  {type: 'array', items: {type: 'integer'}},
  {type: 'object', properties: {a: {type: 'integer'}}},
];

/** A text that is right for each of them. */
const RIGHT: readonly string[] = ['7', 'true', 'abc', '1', 'a,1'];

const BODIES: readonly SchemaObject[] = [
  {type: 'object', required: ['name'], properties: {name: {type: 'string', minLength: 1}, n: {type: 'integer'}}},
  {type: 'array', items: {type: 'integer'}},
  {},
];

const RIGHT_BODIES: readonly string[] = ['{"name":"Ada"}', '[1,2]', '"text"'];

const parameter = fc.record({
  in: fc.constantFrom('query', 'header', 'cookie'),
  required: fc.boolean(),
  // An object in a query has a name for each of its members.
  schema: fc.constantFrom(...SCHEMAS.slice(0, 4)),
});

const responses = fc.dictionary(fc.constantFrom('200', '201', '204', '4XX', 'default'), declaredResponse(), {maxKeys: 3});

const made = fc.record({
  verb: fc.constantFrom('get', 'post', 'put', 'delete'),
  inPath: fc.option(fc.constantFrom(...SCHEMAS)),
  parameters: fc.array(parameter, {maxLength: 3}),
  body: fc.option(fc.record({required: fc.boolean(), schema: fc.constantFrom(...BODIES)})),
  responses,
  isDeprecated: fc.boolean(),
});

const NAMES = Object.keys(OUTCOMES) as readonly Outcome[];

const COMING = NAMES.flatMap(outcome => [false, true].map(isLate => ({outcome, isLate})));

/** The operations of one server: two for each outcome, which comes at once or later. */
export const operations: fc.Arbitrary<readonly RandomOperation[]> = fc
  .tuple(...COMING.map(coming => made.map(one => ({...one, ...coming}))))
  .map(all => all.map(toOperation));

/** Requests to these operations: to each a right one, and as many that may be. */
export function requestsTo(known: readonly RandomOperation[]): fc.Arbitrary<readonly RandomRequest[]> {
  const text = fc.constantFrom('1', '7', '99', '-1', 'true', 'a', 'a,b', '1,2', '', '%', '%41', 'ü', 'a b', '1e3', '{"a":1}');
  const requestTo = (operation: RandomOperation) => fc.record({
    operation: fc.constant(operation),
    method: rarely(fc.constantFrom('GET', 'HEAD', 'OPTIONS', 'POST', 'PUT', 'DELETE', 'PATCH')),
    isRight: fc.boolean(),
    texts: fc.array(text, {minLength: 4, maxLength: 4}),
    given: fc.array(fc.integer({min: 0, max: 4}), {minLength: 3, maxLength: 3}),
    body: fc.option(fc.constantFrom('{"name":"Ada"}', '{"name":"","n":"x"}', '[1,2]', '{', '', '"text"', '{"__proto__":1}')),
    type: oftenFirst<string>('application/json', 'application/json; charset=utf-8', 'text/plain', 'nonsense'),
    accept: oftenFirst<string>('*/*', 'application/json', 'text/csv', 'text/html, */*;q=0.1', 'image/png', 'nonsense'),
    path: rarely(fc.constantFrom('/nobody', '/0/1/2/3', '/%', '/')),
  });
  const right = known.map(one => requestTo(one).map(any => toRequest({...any, isRight: true, method: null, path: null})));
  return fc.tuple(...right, ...known.map(one => requestTo(one).map(toRequest)));
}

function toOperation(
  given: {
    readonly verb: RandomOperation['verb'];
    readonly inPath: SchemaObject | null;
    readonly parameters: readonly Pick<ParameterObject, 'in' | 'required' | 'schema'>[];
    readonly body: {readonly required: boolean; readonly schema: SchemaObject} | null;
    readonly responses: Record<string, object>;
    readonly outcome: RandomOperation['outcome'];
    readonly isLate: boolean;
    readonly isDeprecated: boolean;
  },
  index: number,
): RandomOperation {
  const {verb, inPath, parameters, body, outcome, isLate, isDeprecated} = given;
  const ofPath: ParameterObject[] = inPath ? [{name: 'id', in: 'path', required: true, schema: inPath}] : [];
  const others = parameters.map((one, at): ParameterObject => ({...one, name: `p${at}`}));
  const spec = {
    operationId: `operation${index}`,
    parameters: [...ofPath, ...others],
    ...(body && verb !== 'get' && {requestBody: {required: body.required, content: {'application/json': {schema: body.schema}}}}),
    ...(isDeprecated && {deprecated: true}),
    responses: given.responses,
  } as OperationObject;
  return {verb, path: `/${index}${inPath ? '/{id}' : ''}`, spec, outcome, isLate};
}

function toRequest(given: {
  readonly operation: RandomOperation;
  readonly method: string | null;
  readonly isRight: boolean;
  readonly texts: readonly string[];
  readonly given: readonly number[];
  readonly body: string | null;
  readonly type: string;
  readonly accept: string;
  readonly path: string | null;
}): RandomRequest {
  const {operation, isRight, texts, accept} = given;
  const [body, type] = isRight ? [rightBodyOf(operation), 'application/json'] : [given.body, given.type];
  const textOf = ({schema}: ParameterObject, at: number) => (isRight ? RIGHT[SCHEMAS.indexOf(schema as SchemaObject)] : texts[at]) ?? '';
  const parameters = ((operation.spec.parameters ?? []) as ParameterObject[])
    .filter(({in: place}) => place !== 'path')
    .map((parameter, at) => ({parameter, text: textOf(parameter, at), times: isRight ? 1 : (given.given[at] ?? 0)}));
  const pairs = (place: string) => parameters.filter(({parameter, times}) => parameter.in === place && times > 0);
  const query = pairs('query').flatMap(({parameter, text, times}) => Array<string>(times > 3 ? 2 : 1).fill(`${parameter.name}=${escaped(text)}`));
  const inPath = ((operation.spec.parameters ?? []) as ParameterObject[]).find(({in: place}) => place === 'path');
  const own = operation.path.replace('{id}', inPath ? escaped(textOf(inPath, 3)).replace('%2C', ',') : '') + (query.length > 0 ? `?${query.join('&')}` : '');
  const cookie = pairs('cookie').map(({parameter, text}) => `${parameter.name}=${escaped(text)}`).join('; ');
  return {
    method: given.method ?? operation.verb.toUpperCase(),
    path: given.path ?? own,
    headers: {
      accept,
      ...Object.fromEntries(pairs('header').map(({parameter, text}) => [parameter.name, escaped(text)])),
      ...(cookie && {cookie}),
      ...(body !== null && {'content-type': type, 'content-length': String(Buffer.byteLength(body))}),
    },
    body: body ?? undefined,
  };
}

function rightBodyOf({spec}: RandomOperation): string | null {
  const {requestBody} = spec;
  const media = requestBody && 'content' in requestBody ? requestBody.content['application/json'] : undefined;
  return media ? (RIGHT_BODIES[BODIES.indexOf(media.schema as SchemaObject)] ?? null) : null;
}

/** The first about half of the time. */
function oftenFirst<T extends string>(first: T, ...others: readonly T[]): fc.Arbitrary<T> {
  return fc.oneof(fc.constant(first), fc.constantFrom(...others));
}

function rarely<T>(some: fc.Arbitrary<T>): fc.Arbitrary<T | null> {
  return fc.oneof({weight: 8, arbitrary: fc.constant(null)}, {weight: 1, arbitrary: some});
}

/** A lone percent sign stays: it is a fault that clients make. */
function escaped(text: string): string {
  return text === '%' || text === '%41' ? text : encodeURIComponent(text);
}

function declaredResponse(): fc.Arbitrary<object> {
  const media = fc.constantFrom(
    {},
    {'application/json': {}},
    {'application/json': {schema: {type: 'object', required: ['args']}}},
    {'application/json': {}, 'text/csv': {}},
    {'text/plain': {}},
    {'application/jsonl': {}},
  );
  return media.map(content => ({description: 'An answer', content}));
}

function* brokenSteps(): Generator<string> {
  yield 'one';
  throw new Error('in the middle');
}

function raise(thrown: unknown): never {
  throw thrown;
}
