import {routeOf} from '@rondojs/rest';

import type {Request, Response} from '@rondojs/rest';
import type {RequestLabels} from './registry.js';

const METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'QUERY', 'TRACE']);

/** The method of a request; clients may make up any number of them, and they become one. */
export function methodOf({method = ''}: Request): string {
  return METHODS.has(method) ? method : '_OTHER';
}

/** What a request is counted under in the moment in which its answer is done, or its client gone. */
export function labelsOf(request: Request, response: Response): RequestLabels {
  const route = routeOf(request)?.path;
  return {
    http_request_method: methodOf(request),
    ...(route !== undefined && {http_route: route}),
    ...(response.writableFinished && {http_response_status_code: String(response.statusCode)}),
  };
}
