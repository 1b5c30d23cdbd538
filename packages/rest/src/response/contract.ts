import {isReference} from '@rondojs/openapi-spec';

import {essenceOf, withCharset} from './media-type.js';

import type {ComponentsObject, ResponseObject, SchemaOrReference} from '@rondojs/openapi-spec';
import type {Route} from '../contract/route.js';

/** One media type in which a response is declared. */
export interface Representation {
  /** As the contract has it: `text/csv; header=present`, `image/*`. */
  readonly mediaType: string;
  /** In lower case, without parameters. */
  readonly essence: string;
  /** What `Content-Type` says. */
  readonly contentType: string;
  readonly schema: SchemaOrReference | undefined;
}

/** A response that the contract declares for a status, a class of statuses, or all others. */
export interface DeclaredResponse {
  readonly representations: readonly Representation[];
  /** What was chosen for a value of Accept; see negotiation.ts. */
  readonly chosen: Map<string, Representation>;
}

/** What an operation declares of its responses, read once. */
export interface ResponseContract {
  /** The operation, as messages call it. */
  readonly name: string;
  readonly components: ComponentsObject;
  /** The status of a result that brings none: the lowest 2xx that is declared, or 200. */
  readonly status: number;
  /** What is declared for that status. */
  readonly success: DeclaredResponse | undefined;
  /** Whether 204 is declared, which is then the answer to a result of `undefined`. */
  readonly hasNoContent: boolean;
  /** Whether nothing is declared, or a 200 without content: what decorators write for an operation that says nothing. */
  readonly isOpen: boolean;
  /** What the document says of errors that the operation does not declare. */
  readonly ofErrors: DeclaredResponse | undefined;
  /** What is declared for a status: by itself, by its class as in `2XX`, or by `default`; for all operations, of an error. */
  find(status: number): DeclaredResponse | undefined;
}

/** What holds where there is no contract. */
export const NO_CONTRACT = readContract({name: 'the operation', spec: {}, components: {}});

/** Reads what a route declares of its responses. */
export function readContract({name, spec, components, problem}: Pick<Route, 'name' | 'spec' | 'components' | 'problem'>): ResponseContract {
  const declared = new Map<string, DeclaredResponse>();
  for (const [key, response] of Object.entries((spec.responses ?? {}))) {
    declared.set(key, readResponse(response, components));
  }
  const find = (status: number): DeclaredResponse | undefined =>
    declared.get(String(status)) ?? declared.get(`${String(status)[0]}XX`) ?? declared.get('default') ?? (status >= 400 ? ofErrors : undefined);
  const status = Number([...declared.keys()].filter(key => /^2\d\d$/.test(key)).sort()[0] ?? 200);
  const success = find(status);
  const isOpen = declared.size === 0 || (declared.size === 1 && declared.has('200') && success?.representations.length === 0);
  const ofErrors = problem && !isOpen ? readResponse(problem, components) : undefined;
  return {
    name,
    components,
    status,
    success,
    hasNoContent: declared.has('204'),
    isOpen,
    ofErrors,
    find,
  };
}

function readResponse(response: unknown, components: ComponentsObject): DeclaredResponse {
  const {content = {}} = resolveResponse(response, components);
  const representations = Object.entries(content).map(([mediaType, {schema}]) => ({
    mediaType,
    essence: essenceOf(mediaType),
    contentType: withCharset(mediaType),
    schema,
  }));
  return {representations, chosen: new Map()};
}

/** Follows `#/components/responses/NAME`; what leads nowhere declares nothing. */
export function resolveResponse(response: unknown, components: ComponentsObject): Partial<ResponseObject> {
  if (!isReference(response)) return (response ?? {});
  const name = response.$ref.slice('#/components/responses/'.length);
  const target: unknown = components.responses?.[name];
  // A reference to a reference leads on, and one to itself nowhere.
  return isReference(target) && target.$ref === response.$ref ? {} : resolveResponse(target, components);
}
