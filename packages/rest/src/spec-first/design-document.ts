import {HTTP_VERBS, downgrade, resolveReference, upgrade} from '@rondojs/openapi-spec';

import type {AnyOpenApiSpec, ComponentsObject, HttpVerb, OpenApiSpec, PathItemObject} from '@rondojs/openapi-spec';
import type {Design} from '../contract/design.js';

const served = new WeakMap<AnyOpenApiSpec, OpenApiSpec>();

/** A design in the version that servers speak. What 3.2 alone can say is left out. Written once: a design may be large. */
export function asServed(document: AnyOpenApiSpec): OpenApiSpec {
  const known = served.get(document) ?? (document.openapi.startsWith('3.2') ? downgrade(document, '3.1').document : upgrade(document));
  served.set(document, known);
  return known;
}

/** What the first design says of the API as a whole. */
export function headOf(designs: readonly Design[]): Partial<OpenApiSpec> {
  const [first] = designs;
  if (!first) return {};
  const document = asServed(first.document);
  const {info, tags, externalDocs} = document;
  const webhooks = webhooksOf(document);
  return {
    info,
    ...(tags && {tags}),
    ...(externalDocs && {externalDocs}),
    ...(webhooks && {webhooks}),
  };
}

/** Each says of itself what it asks for: the document that is served asks for nothing in general. */
function webhooksOf(document: OpenApiSpec): OpenApiSpec['webhooks'] {
  const {webhooks, security} = document;
  if (!webhooks || !security) return webhooks;
  const entries = Object.entries(webhooks).map(([name, given]) => {
    const item = resolveReference<PathItemObject>(document, given);
    const operations = HTTP_VERBS.flatMap(verb => (item[verb] ? [[verb, {security, ...item[verb]}] as const] : []));
    return [name, {...item, ...Object.fromEntries(operations)}] as const;
  });
  return Object.fromEntries(entries);
}

/** What operations of each design refer to. */
export function componentsOf(designs: readonly Design[]): readonly ComponentsObject[] {
  return designs.map(({document}) => asServed(document).components ?? {});
}

/** The operations that a document has. */
export function operationsIn({paths = {}}: OpenApiSpec): readonly {readonly verb: HttpVerb; readonly path: string}[] {
  return Object.entries(paths).flatMap(([path, item]) => HTTP_VERBS.filter(verb => item[verb]).map(verb => ({verb, path})));
}
