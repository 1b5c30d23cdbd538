import {describeComponents} from './components.js';
import {findOperations} from './declared-operations.js';
import {findApi, findComponents} from './lineage.js';
import {describeOperation, describeSchemasOf} from './operation.js';
import {withOperation} from '../path-items.js';
import type {ControllerClass, ControllerOperation, ControllerSpec} from '../contract.js';
import type {ComponentsObject, OperationObject, PathItemObject, PathsObject} from '../types.js';
import type {DeclaredOperation} from './declared-operations.js';
import type {ControllerFrame} from './operation.js';

interface Description {
  readonly spec: ControllerSpec;
  readonly operations: readonly ControllerOperation[];
}

// Descriptions do not change once a class is decorated, and servers ask for them again and again.
const descriptions = new WeakMap<ControllerClass, Description>();

/**
 * Tells what a controller adds to a document; the same object each time it is asked.
 *
 * A controller has the operations of its ancestors too, under its own name. What it decorates again
 * replaces what they say: the verb and path of a method, all its arguments, or all its responses.
 *
 * @throws {OpenApiSpecError} when the description contradicts itself.
 */
export function getControllerSpec(controller: ControllerClass): ControllerSpec {
  return describeOnce(controller).spec;
}

/**
 * Tells what a server needs to route requests to a controller; the same list each time it is asked.
 *
 * An operation in the paths of `@api` that names no method by `x-operation-name` is not among them:
 * it is only documented.
 *
 * @throws {OpenApiSpecError} when the description contradicts itself.
 */
export function getControllerOperations(
  controller: ControllerClass,
): readonly ControllerOperation[] {
  return describeOnce(controller).operations;
}

function describeOnce(controller: ControllerClass): Description {
  const known = descriptions.get(controller) ?? describe(controller);
  descriptions.set(controller, known);
  return known;
}

function describe(controller: ControllerClass): Description {
  const components: ComponentsObject = {};
  const frame = {controller, api: findApi(controller), components};
  for (const added of findComponents(controller))
    describeComponents(added, components, `@api of ${controller.name}`);

  const paths: PathsObject = {};
  const operations: ControllerOperation[] = [];
  for (const declared of findOperations(controller)) {
    const described = describeDeclared(frame, declared);
    if ('args' in described) operations.push(described);
    addOperation(paths, declared, described.spec);
  }
  return {spec: createSpec(frame, paths), operations};
}

function describeDeclared(
  frame: ControllerFrame,
  declared: DeclaredOperation,
): ControllerOperation | {readonly spec: OperationObject} {
  if (declared.methodName !== undefined)
    return describeOperation(frame, declared, declared.methodName);

  const owner = `@api of ${frame.controller.name}`;
  return {spec: describeSchemasOf(declared.spec, frame.components, owner)};
}

function addOperation(
  paths: PathsObject,
  {path, verb, pathItem}: DeclaredOperation,
  spec: OperationObject,
): void {
  paths[path] = withOperation({...(pathItem as PathItemObject), ...paths[path]}, verb, spec);
}

function createSpec({api, components}: ControllerFrame, paths: PathsObject): ControllerSpec {
  return {
    ...(api.basePath !== undefined && {basePath: api.basePath}),
    paths,
    ...(Object.keys(components).length > 0 && {components}),
    ...(api.tags && {tags: api.tags}),
    ...(api.security && {security: api.security}),
  };
}
