import {HTTP_VERBS, downgrade, upgrade} from '@rondojs/openapi-spec';

import type {AnyOpenApiSpec, ComponentsObject, HttpVerb, OpenApiSpec} from '@rondojs/openapi-spec';
import type {Design} from '../contract/design.js';

/** A design in the version that servers speak. What 3.2 alone can say is left out. */
export function asServed(document: AnyOpenApiSpec): OpenApiSpec {
  return document.openapi.startsWith('3.2') ? downgrade(document, '3.1').document : upgrade(document);
}

/** What the first design says of the API as a whole. */
export function headOf(designs: readonly Design[]): Partial<OpenApiSpec> {
  const [first] = designs;
  if (!first) return {};
  const {info, tags, externalDocs, webhooks} = asServed(first.document);
  return {
    info,
    ...(tags && {tags}),
    ...(externalDocs && {externalDocs}),
    ...(webhooks && {webhooks}),
  };
}

/** What operations of each design refer to. */
export function componentsOf(designs: readonly Design[]): readonly ComponentsObject[] {
  return designs.map(({document}) => asServed(document).components ?? {});
}

/** The operations that a document has. */
export function operationsIn({paths = {}}: OpenApiSpec): readonly {readonly verb: HttpVerb; readonly path: string}[] {
  return Object.entries(paths).flatMap(([path, item]) => HTTP_VERBS.filter(verb => item[verb]).map(verb => ({verb, path})));
}
