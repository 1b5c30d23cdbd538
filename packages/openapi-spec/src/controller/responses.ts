import {STATUS_CODES} from 'node:http';

import {contentOf} from '../content.js';
import {isReference} from '../types.js';
import type {ResponseDescription, ResponseOptions, ResponsesDescription} from '../contract.js';
import type {ReferenceObject} from '../types.js';

type GivenResponse = ResponseDescription | ReferenceObject | undefined;

const CLASSES: Readonly<Record<string, string>> = {
  '1XX': 'Information',
  '2XX': 'Success',
  '3XX': 'Redirection',
  '4XX': 'Client Error',
  '5XX': 'Server Error',
  default: 'Any Other Response',
};

/**
 * The responses of an operation: what `@response` says of a status, over what was given to its
 * verb; if both say nothing, a 200.
 */
export function describeResponses(
  given: ResponsesDescription = {},
  noted: ReadonlyMap<string, ResponseOptions>,
  owner: string,
): ResponsesDescription {
  if (!noted.size && !Object.keys(given).length)
    return {'200': {description: `Return value of ${owner}`}};

  const described = [...noted].map(([status, options]) => {
    return [status, describeResponse(status, options, given[status])];
  });
  return {...given, ...(Object.fromEntries(described) as ResponsesDescription)};
}

function describeResponse(
  status: string,
  options: ResponseOptions,
  given: GivenResponse,
): ResponseDescription {
  const {schema, ...rest} = options;
  const base = isReference(given) ? undefined : given;
  const content = contentOf(options) ?? base?.content;
  return {description: phraseOf(status), ...base, ...rest, ...(content && {content})};
}

function phraseOf(status: string): string {
  return STATUS_CODES[status] ?? CLASSES[status] ?? `Status ${status}`;
}
