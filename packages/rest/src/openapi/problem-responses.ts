import {isDeepStrictEqual} from 'node:util';

import {isReference} from '@rondojs/openapi-spec';

import {PROBLEM_SCHEMA, PROBLEM_TYPE} from './problem-schema.js';

import type {ContentObject, OpenApiSpec, OperationObject, PathItemObject, ResponseObject} from '@rondojs/openapi-spec';

type Responses = Record<string, object>;

/** What a server answers of its own: the name among the components, and what it means. */
const ANSWERS = {
  400: ['BadRequest', 'The request is malformed, or its parameters are invalid.'],
  413: ['ContentTooLarge', 'The body is larger than the server takes.'],
  415: ['UnsupportedMediaType', 'The body is in a form that the operation does not take.'],
  422: ['UnprocessableContent', 'The body breaks its schema.'],
  default: ['Error', 'Any other error.'],
} as const;

type Status = keyof typeof ANSWERS;

/**
 * Says in a document what a server answers when a request fails, where an operation does not say so itself. Each answer
 * stands in the components once.
 */
export class ProblemResponses {
  private readonly references = new Map<Status, object>();
  private known: ContentObject | undefined;

  /** @param given - what errors are, by media type, or true for problems of this framework */
  constructor(
    private readonly document: OpenApiSpec,
    private readonly given: ContentObject | boolean,
  ) {}

  /** What errors are. The first time it is asked for, a schema is added to the components. */
  get content(): ContentObject {
    this.known ??= typeof this.given === 'object' ? this.given : this.problemContent();
    return this.known;
  }

  /** Gives an operation all responses that it may have. */
  readonly complete = (operation: OperationObject, item: PathItemObject): OperationObject => {
    const declared = (operation.responses ?? {}) as Responses;
    const described = Object.entries(declared).map(([status, response]) => [status, this.withContent(status, response)]);
    const missing = this.statusesOf(operation, item).filter(status => !isDeclared(status, declared));
    const added = missing.map(status => [status, this.referenceTo(status)]);
    return {...operation, responses: Object.fromEntries([...described, ...added]) as Responses};
  };

  private problemContent(): ContentObject {
    const name = this.add('schemas', 'Problem', structuredClone(PROBLEM_SCHEMA));
    return {[PROBLEM_TYPE]: {schema: refTo('schemas', name)}};
  }

  /** An error that is declared by its status alone is a problem as all others are. */
  private withContent(status: string, response: object): object {
    const isError = /^[45]/.test(status) || status === 'default';
    if (!isError || isReference(response) || 'content' in response) return response;
    return {...response, content: this.content};
  }

  private statusesOf({parameters = [], requestBody}: OperationObject, item: PathItemObject): readonly Status[] {
    const hasParameters = parameters.length > 0 || (item.parameters ?? []).length > 0;
    if (!requestBody) return hasParameters ? [400, 'default'] : ['default'];

    const isDescribed = Object.values(this.contentOf(requestBody)).some(({schema}) => schema !== undefined);
    return [400, 413, 415, ...(isDescribed ? [422 as const] : []), 'default'];
  }

  /** Of a reference that leads nowhere the check of the document tells. */
  private contentOf(body: NonNullable<OperationObject['requestBody']>): ContentObject {
    if (!isReference(body)) return body.content;
    const target = this.document.components?.requestBodies?.[body.$ref.slice('#/components/requestBodies/'.length)];
    return target && !isReference(target) ? target.content : {};
  }

  private referenceTo(status: Status): object {
    const known = this.references.get(status);
    if (known) return known;
    const [name, description] = ANSWERS[status];
    const response: ResponseObject = {description, content: this.content};
    const reference = refTo('responses', this.add('responses', name, response));
    this.references.set(status, reference);
    return reference;
  }

  /** Adds a component, under another name where somebody else has that. Gives the name. */
  private add(section: 'schemas' | 'responses', name: string, component: object): string {
    const components = (this.document.components ??= {}) as Record<string, Record<string, object> | undefined>;
    const entries = (components[section] ??= {});
    const free = freeName(entries, name, component);
    entries[free] ??= component;
    return free;
  }
}

/** A class of statuses speaks of each of its own; what `default` says of others is not said of those we know. */
function isDeclared(status: Status, declared: Responses): boolean {
  return String(status) in declared || (status !== 'default' && '4XX' in declared);
}

function freeName(entries: Readonly<Record<string, object>>, name: string, component: object, number = 1): string {
  const candidate = number === 1 ? name : `${name}${number}`;
  const isFree = !Object.hasOwn(entries, candidate) || isDeepStrictEqual(entries[candidate], component);
  return isFree ? candidate : freeName(entries, name, component, number + 1);
}

function refTo(section: string, name: string): {readonly $ref: string} {
  return {$ref: `#/components/${section}/${name}`};
}
