import {operationsOfItem, resolveReference} from '@rondojs/openapi-spec';

import {asServed} from './design-document.js';

import type {AnyOpenApiSpec, OperationVerb, OpenApiSpec, OperationObject, ParameterObject, PathItemObject, ReferenceObject} from '@rondojs/openapi-spec';

/** An operation of a design. */
export interface DesignedOperation {
  readonly verb: OperationVerb;
  readonly path: string;
  /** With what its path and its document say for all of their operations. */
  readonly spec: OperationObject;
}

/** All operations of a document, each whole in itself but for what it refers to in the components. */
export function designedOperations(design: AnyOpenApiSpec): readonly DesignedOperation[] {
  const document = asServed(design);
  return Object.entries(document.paths ?? {}).flatMap(([path, given]) => {
    const item = resolveReference<PathItemObject>(document, given);
    return operationsOfItem(item).map(([verb, operation]) => ({verb, path, spec: wholeOperation(operation, item, document)}));
  });
}

/** What tells operations apart: the names of placeholders do not. */
export function endpointOf({verb, path}: {readonly verb: string; readonly path: string}): string {
  return `${verb} ${path.replaceAll(/\{[^{}]*\}/g, '{}')}`;
}

function wholeOperation(operation: OperationObject, item: PathItemObject, document: OpenApiSpec): OperationObject {
  const parameters = allParameters(operation, item, document);
  const security = operation.security ?? document.security;
  return {...operation, ...(parameters.length > 0 && {parameters}), ...(security && {security})};
}

/** Those of the path go first, and give way to those of the operation. */
function allParameters(operation: OperationObject, item: PathItemObject, document: OpenApiSpec) {
  const keyOf = (parameter: ParameterObject | ReferenceObject) => {
    const {name, in: place} = resolveReference<ParameterObject>(document, parameter);
    return `${place} ${name}`;
  };
  const own = operation.parameters ?? [];
  const taken = new Set(own.map(keyOf));
  return [...(item.parameters ?? []).filter(parameter => !taken.has(keyOf(parameter))), ...own];
}
