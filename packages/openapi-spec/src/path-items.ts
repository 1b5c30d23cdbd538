import {HTTP_VERBS} from './types.js';
import type {OperationObject, OperationVerb, PathItemObject} from './types.js';

const FIXED: readonly string[] = [...HTTP_VERBS, 'query'];

/** What OpenAPI 3.2 adds to a path item. */
interface NewerPathItem {
  readonly query?: OperationObject;
  readonly additionalOperations?: Readonly<Record<string, OperationObject>>;
}

/** The operations of a path item by their verbs; those of OpenAPI 3.2 among them. */
export function operationsOfItem(item: PathItemObject): readonly (readonly [OperationVerb, OperationObject])[] {
  const fields = item as Readonly<Record<string, OperationObject | undefined>>;
  const fixed = FIXED.flatMap(verb => (fields[verb] ? [[verb as OperationVerb, fields[verb]] as const] : []));
  const {additionalOperations} = item as NewerPathItem;
  if (!additionalOperations) return fixed;
  return [...fixed, ...Object.entries(additionalOperations).map(([method, operation]) => [method as OperationVerb, operation] as const)];
}

/** A path item with an operation more: in its own field, or among `additionalOperations`. */
export function withOperation(item: PathItemObject, verb: OperationVerb, operation: OperationObject): PathItemObject {
  if (FIXED.includes(verb)) return {...item, [verb]: operation};
  const {additionalOperations} = item as NewerPathItem;
  return {...item, additionalOperations: {...additionalOperations, [verb.toUpperCase()]: operation}} as PathItemObject;
}

/** Whether a field of a path item holds operations. */
export function isOperationField(field: string): boolean {
  return FIXED.includes(field) || field === 'additionalOperations';
}

/** Whether only OpenAPI 3.2 can say what a path item does. */
export function needsVersion32(item: PathItemObject): boolean {
  return 'query' in item || 'additionalOperations' in item;
}
