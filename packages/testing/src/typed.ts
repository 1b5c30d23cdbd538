import type {HttpVerb} from '@rondojs/openapi-spec';
import type {TestResponse} from './test-response.js';

/**
 * The types of an API, as openapi-typescript writes them from its document: `paths`, for names such as
 * `GET /todos/{id}`, and `operations`, for operationIds.
 */
export interface ApiTypes {
  readonly paths?: object;
  readonly operations?: object;
}

/** What a request brings when nothing is known of its operation. */
export interface RequestOptions {
  /** Values for the placeholders of the path. */
  readonly path?: object;
  readonly query?: object;
  readonly cookies?: object;
  /** Parameters among them, by their names; and any other header. */
  readonly headers?: object;
  /** An object is written as its operation describes bodies: as JSON, or as a form. */
  readonly body?: unknown;
  readonly signal?: AbortSignal;
}

/** The operations of an API by their names. */
export type OperationsOf<Api> = ByPath<PartOf<Api, 'paths'>> & PartOf<Api, 'operations'>;

type PartOf<Api, Name extends keyof ApiTypes> = Api extends {readonly [N in Name]: infer Part} ? Part : {};

type ByPath<Paths> = {
  [Name in PathName<Paths>]: Name extends `${infer Method} ${infer Path}`
    ? Path extends keyof Paths
      ? Member<Paths[Path], Lowercase<Method>>
      : never
    : never;
};

type PathName<Paths> = {[Path in keyof Paths & string]: `${Uppercase<VerbOf<Paths[Path]>>} ${Path}`}[keyof Paths & string];

type VerbOf<Item> = {[Verb in HttpVerb]: Item extends {[V in Verb]: object} ? Verb : never}[HttpVerb];

type Member<T, Name> = Name extends keyof T ? T[Name] : never;

/** What a request for an operation must and may bring. */
export type OptionsOf<Operation> = ParameterPart<Operation, 'path', 'path'> &
  ParameterPart<Operation, 'query', 'query'> &
  ParameterPart<Operation, 'cookie', 'cookies'> &
  HeaderPart<Operation> &
  BodyPart<Operation> & {readonly signal?: AbortSignal};

type ParameterPart<Operation, Place extends string, Name extends string> = Operation extends {
  parameters: {[P in Place]: infer Values};
}
  ? {readonly [N in Name]: Values}
  : Operation extends {parameters: {[P in Place]?: infer Values}}
    ? {readonly [N in Name]?: Values}
    : {readonly [N in Name]?: never};

type HeaderPart<Operation> = Operation extends {parameters: {header: infer Values}}
  ? {readonly headers: Values & object}
  : {readonly headers?: object};

type BodyPart<Operation> = Operation extends {requestBody: {content: infer Content}}
  ? {readonly body: Content[keyof Content]}
  : Operation extends {requestBody?: {content: infer Content}}
    ? {readonly body?: Content[keyof Content]}
    : {readonly body?: never};

/** Options may be left out where none is needed. */
export type OptionsArgument<Operation> = {} extends OptionsOf<Operation>
  ? readonly [options?: OptionsOf<Operation>]
  : readonly [options: OptionsOf<Operation>];

/** What an operation answers: for each status that it declares, the body of it. */
export type ResponseOf<Operation> = Operation extends {responses: infer Responses}
  ? {[Status in keyof Responses]: TestResponse<StatusOf<Status>, ContentOf<Responses[Status]>>}[keyof Responses]
  : TestResponse;

type StatusOf<Status> = Status extends number ? Status : number;

type ContentOf<Response> = Response extends {content: infer Content}
  ? Content extends object
    ? Content[keyof Content]
    : undefined
  : undefined;

/** The names of the methods of a controller. */
export type MethodOf<T> = {[M in keyof T]: T[M] extends (...args: never[]) => unknown ? M : never}[keyof T] & string;

/** The arguments of a method. */
export type ArgumentsOf<T, M extends keyof T> = T[M] extends (...args: infer Args) => unknown ? Args : never;

/** What a method returns, when it has been awaited. */
export type ResultOf<T, M extends keyof T> = T[M] extends (...args: never[]) => infer Result ? Awaited<Result> : never;
