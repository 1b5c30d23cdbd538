import type {OpenApiSpec} from '@rondojs/openapi-spec';
import type {Route} from '../contract/route.js';

/** Where a server's document is, behind its base path. */
export const DOCUMENT_PATH = '/openapi.json';

/** The route that serves the document: found, invoked and sent like any other, and not in the document itself. */
export function documentRoute(document: OpenApiSpec, basePath: string): Route {
  return {
    verb: 'get',
    path: basePath + DOCUMENT_PATH,
    spec: {responses: {'200': {description: 'The OpenAPI document', content: {'application/json': {}}}}},
    args: [],
    components: {},
    name: 'the OpenAPI document',
    invoke: () => document,
  };
}
