import {resolveReference} from '@rondojs/openapi-spec';

import {asServed} from './design-document.js';
import {createSample} from './sample.js';

import type {AnyOpenApiSpec, HeaderObject, MediaTypeObject, OpenApiSpec, OperationObject, ResponseObject, SchemaOrReference} from '@rondojs/openapi-spec';

/** Tells whether a schema accepts a value. */
export type Fits = (schema: SchemaOrReference, value: unknown) => boolean;

/** What a mock answers: a response as an example shows it. */
export interface MockAnswer {
  readonly status: number;
  readonly body: unknown;
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * Makes the answer of an operation that nobody has written: the lowest success that it declares, with the example of
 * its JSON, or of its first media type, or a value made from the schema.
 */
export function createMock(spec: OperationObject, design: AnyOpenApiSpec, fits: Fits): MockAnswer {
  const document = asServed(design);
  const declared = Object.entries(spec.responses ?? {}).sort(([some], [other]) => (some < other ? -1 : 1));
  const [status, given = {description: ''}] = shownOf(declared) ?? ['200'];
  const response = resolveReference<ResponseObject>(document, given as ResponseObject);
  const contents = Object.entries(response.content ?? {});
  const [mediaType, media] = contents.find(([name]) => /[/+]json\b/i.test(name)) ?? contents[0] ?? [];
  return {
    status: /^\d{3}$/.test(status) ? Number(status) : 200,
    body: media && bodyOf(media, String(mediaType), document, fits),
    headers: {...headersOf(response, document), ...(mediaType?.includes('*') === false && {'content-type': mediaType})},
  };
}

/** The lowest success; else what holds for all statuses, or the lowest that ends a request. */
function shownOf<T>(declared: readonly (readonly [string, T])[]): readonly [string, T] | undefined {
  const wanted = [/^2/, /^default$/, /^[345]/];
  return wanted.map(pattern => declared.find(([status]) => pattern.test(status))).find(found => found !== undefined);
}

function bodyOf(media: MediaTypeObject, mediaType: string, document: OpenApiSpec, fits: Fits): unknown {
  const value = firstFitting(candidatesFor(media, document), media.schema, fits);
  if (/[/+]json\b/i.test(mediaType)) return value;
  // What is no JSON is sent as it is written.
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** What may be shown, the best first: made when it is asked for. */
function candidatesFor(media: MediaTypeObject, document: OpenApiSpec): readonly (() => unknown)[] {
  const ways = [true, false].flatMap(hasExamples => VARIANTS.map(variant => ({hasExamples, variant})));
  const made = ways.map(way => () => createSample(media.schema, document, 'readOnly', way));
  return [...examplesOf(media, document).map(example => () => example), ...made];
}

/** Of `oneOf` and `anyOf` the first is not always the one that fits. */
const VARIANTS: readonly number[] = Array.from({length: 16}, (_, index) => index);

/** The first that the schema accepts, for examples may be wrong; or the first of all. */
function firstFitting(candidates: readonly (() => unknown)[], schema: MediaTypeObject['schema'], fits: Fits): unknown {
  const first = candidates[0]?.();
  if (schema === undefined || fits(schema, first)) return first;
  for (const create of candidates.slice(1)) {
    const value = create();
    if (fits(schema, value)) return value;
  }
  return first;
}

function headersOf({headers = {}}: ResponseObject, document: OpenApiSpec): Record<string, string> {
  const entries = Object.entries(headers).flatMap(([name, given]) => {
    const header = resolveReference<HeaderObject>(document, given);
    if (!header.required || name.toLowerCase() === 'content-type') return [];
    const value: unknown = examplesOf(header, document)[0] ?? createSample(header.schema, document, 'readOnly');
    return [[name.toLowerCase(), typeof value === 'string' ? value : JSON.stringify(value)] as const];
  });
  return Object.fromEntries(entries);
}

/** The examples that are given. */
function examplesOf({example, examples = {}}: Pick<MediaTypeObject, 'example' | 'examples'>, document: OpenApiSpec): readonly unknown[] {
  if (example !== undefined) return [example as unknown];
  const all = Object.values(examples).map(given => resolveReference<{value?: unknown}>(document, given).value);
  return all.filter(value => value !== undefined);
}
