import {DuplicateOperationError} from '../errors.js';
import {readApi, readMethods} from '../notes.js';
import {checkPath} from '../paths.js';
import {isOperationField, operationsOfItem} from '../path-items.js';
import {lineageOf} from './lineage.js';
import {isSame} from './parameters.js';
import type {ControllerClass, OperationDescription, PathItemDescription} from '../contract.js';
import type {OperationVerb, PathItemObject} from '../types.js';

/** An operation as a class has declared it, before its arguments and responses are added. */
export interface DeclaredOperation {
  readonly verb: OperationVerb;
  readonly path: string;

  /** Undefined when `@api` describes an operation and does not say which method answers it. */
  readonly methodName: string | undefined;
  readonly spec: OperationDescription;

  /** What `@api` says about the path, beside its operations. */
  readonly pathItem: PathItemDescription;
}

/**
 * The operations of a controller and its ancestors.
 *
 * The nearest class wins twice: its verb and path hide an ancestor's, and a method that it
 * decorates again leaves the verb and path that an ancestor gave it.
 *
 * @throws {DuplicateOperationError} when one class declares a verb and path for two methods.
 */
export function findOperations(controller: ControllerClass): DeclaredOperation[] {
  const found = new Map<string, DeclaredOperation>();
  for (const ancestor of lineageOf(controller)) {
    const taken = new Set([...found.values()].map(({methodName}) => methodName));
    const free = ownOperations(ancestor).filter(({methodName}) => !isTaken(methodName, taken));
    for (const operation of free.filter(operation => !found.has(endpointOf(operation))))
      found.set(endpointOf(operation), operation);
  }
  return [...found.values()];
}

function isTaken(methodName: string | undefined, taken: ReadonlySet<string | undefined>): boolean {
  return methodName !== undefined && taken.has(methodName);
}

function ownOperations(controller: ControllerClass): DeclaredOperation[] {
  const own = new Map<string, DeclaredOperation>();
  for (const operation of [...operationsOfApi(controller), ...operationsOfMethods(controller)]) {
    const before = own.get(endpointOf(operation));
    own.set(endpointOf(operation), before ? merge(before, operation, controller) : operation);
  }
  return [...own.values()];
}

function merge(
  before: DeclaredOperation,
  operation: DeclaredOperation,
  {name}: ControllerClass,
): DeclaredOperation {
  const [first, second] = [before.methodName, operation.methodName];
  if (first === undefined || first === second)
    return {...operation, pathItem: before.pathItem, spec: {...before.spec, ...operation.spec}};

  throw new DuplicateOperationError(
    endpointOf(operation),
    `${name}.${first}`,
    `${name}.${second}`,
  );
}

function operationsOfApi(controller: ControllerClass): DeclaredOperation[] {
  const items = Object.entries(readApi(controller)?.paths ?? {});
  return items.flatMap(([path, item]) => {
    checkPath(path, `@api of ${controller.name}`);
    return operationsOfPath(path, item);
  });
}

function operationsOfPath(path: string, item: PathItemDescription): DeclaredOperation[] {
  const pathItem = Object.fromEntries(Object.entries(item).filter(([key]) => !isFolded(key)));
  return operationsOfItem(item as PathItemObject).map(([verb, described]) => {
    const operation = described as OperationDescription;
    const methodName = operation['x-operation-name'] as string | undefined;
    return {verb, path, methodName, spec: foldParameters(item, operation), pathItem};
  });
}

/** Gives an operation the parameters of its path, except for those it describes itself. */
function foldParameters(item: PathItemDescription, operation: OperationDescription): OperationDescription {
  if (!item.parameters) return operation;

  const own = operation.parameters ?? [];
  const shared = item.parameters.filter(parameter => !own.some(other => isSame(parameter, other)));
  return {...operation, parameters: [...shared, ...own]};
}

function operationsOfMethods(controller: ControllerClass): DeclaredOperation[] {
  return [...readMethods(controller)].flatMap(([methodName, {operation}]) =>
    operation ? [{...operation, methodName, pathItem: {}}] : [],
  );
}

function isFolded(key: string): boolean {
  return key === 'parameters' || isOperationField(key);
}

function endpointOf({verb, path}: DeclaredOperation): string {
  return `${verb.toUpperCase()} ${path}`;
}
