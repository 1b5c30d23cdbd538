import {operationsOfItem, resolveReference, upgrade, withOperation} from '@rondojs/openapi-spec';

import type {AnyOpenApiSpec, ComponentsObject, OpenApiSpec, OperationVerb, PathItemObject} from '@rondojs/openapi-spec';
import type {Design} from '../contract/design.js';

const served = new WeakMap<AnyOpenApiSpec, OpenApiSpec>();

/** A design in the version that servers speak: 3.1, or 3.2 where it is in that. Written once: a design may be large. */
export function asServed(document: AnyOpenApiSpec): OpenApiSpec {
  const known = served.get(document) ?? upgrade(document);
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
    ...(document.openapi.startsWith('3.2') && {openapi: document.openapi}),
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
    return [name, operationsOfItem(item).reduce((whole, [verb, operation]) => withOperation(whole, verb, {security, ...operation}), item)] as const;
  });
  return Object.fromEntries(entries);
}

/** What operations of each design refer to. */
export function componentsOf(designs: readonly Design[]): readonly ComponentsObject[] {
  return designs.map(({document}) => asServed(document).components ?? {});
}

/** The operations that a document has. */
export function operationsIn({paths = {}}: OpenApiSpec): readonly {readonly verb: OperationVerb; readonly path: string}[] {
  return Object.entries(paths).flatMap(([path, item]) => operationsOfItem(item).map(([verb]) => ({verb, path})));
}
