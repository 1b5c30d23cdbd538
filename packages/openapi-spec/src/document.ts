import {addComponents} from './components.js';
import {moveDefinitions} from './definitions.js';
import {DuplicateOperationError, DuplicateOperationIdError} from './errors.js';
import {joinPaths} from './paths.js';
import {isOperationField, needsVersion32, operationsOfItem, withOperation} from './path-items.js';
import type {ControllerSpec} from './contract.js';
import type {
  InfoObject,
  OpenApiSpec,
  OperationObject,
  OperationVerb,
  PathItemObject,
  PathsObject,
  TagObject,
} from './types.js';

/** A new document that describes no operation yet, and is valid. */
export function createEmptyApiSpec(info: Partial<InfoObject> = {}): OpenApiSpec {
  return {openapi: '3.1.1', info: {title: 'Application', version: '1.0.0', ...info}, paths: {}};
}

/**
 * Adds the operations, components and tags of controllers to a document.
 *
 * The document gets copies: changing it changes no controller. It becomes one of OpenAPI 3.2 where only that can
 * describe an operation: QUERY, and methods of your own. Operations that are `undocumented` are
 * left out. After an error it is half done; begin again with a new one.
 *
 * @example
 * addControllerSpec(document, ...[TodoController, UserController].map(getControllerSpec));
 *
 * @throws {DuplicateOperationError} when a verb and path are there already.
 * @throws {DuplicateOperationIdError} when an operationId is there already.
 * @throws {ComponentConflictError} when a different component of the same name is there already.
 */
export function addControllerSpec(
  document: OpenApiSpec,
  ...specs: readonly ControllerSpec[]
): void {
  const ids = findOperationIds(document.paths ?? {});
  for (const spec of specs) {
    const components = document.components ?? {};
    const {paths, ...rest} = moveDefinitions(spec, components);
    addComponents(components, rest.components ?? {});
    if (Object.keys(components).length) document.components = components;

    document.paths = addPaths(document.paths ?? {}, {paths, ...rest}, ids);
    if (document.openapi.startsWith('3.1') && Object.values(paths).some(needsVersion32)) document.openapi = '3.2.0';
    addTags(document, rest.tags ?? []);
  }
}

function addPaths(
  paths: PathsObject,
  added: ControllerSpec,
  ids: Map<string, string>,
): PathsObject {
  for (const [path, whole] of Object.entries(added.paths)) {
    const full = joinPaths(added.basePath, path);
    const item = withoutHidden(whole);
    if (!item) continue;

    paths[full] = mergeItems(full, paths[full], item);
    for (const [endpoint, operation] of operationsOf(full, item))
      addOperationId(ids, endpoint, operation);
  }
  return paths;
}

/** A path without the operations that nobody is to see; undefined if it has only such. */
function withoutHidden(item: PathItemObject): PathItemObject | undefined {
  const all = operationsOfItem(item);
  const shown = all.filter(([, operation]) => operation['x-visibility'] !== 'undocumented');
  if (shown.length === all.length) return item;
  if (!shown.length) return undefined;

  const rest: PathItemObject = Object.fromEntries(Object.entries(item).filter(([key]) => !isOperationField(key)));
  return shown.reduce((kept, [verb, operation]) => withOperation(kept, verb, operation), rest);
}

function mergeItems(
  path: string,
  item: PathItemObject = {},
  added: PathItemObject,
): PathItemObject {
  const before = new Map(operationsOfItem(item));
  const all = operationsOfItem(added);
  for (const [verb, operation] of all) {
    const known = before.get(verb);
    if (known) throw new DuplicateOperationError(endpointOf(verb, path), nameOf(known), nameOf(operation));
  }
  return all.reduce((whole, [verb, operation]) => withOperation(whole, verb, operation), {...added, ...item});
}

function addTags(document: OpenApiSpec, added: readonly TagObject[]): void {
  const known = document.tags ?? [];
  const fresh = added.filter(({name}) => !known.some(tag => tag.name === name));
  if (fresh.length) document.tags = [...known, ...fresh];
}

function findOperationIds(paths: PathsObject): Map<string, string> {
  const ids = new Map<string, string>();
  const all = Object.entries(paths).flatMap(([path, item]) => operationsOf(path, item));
  for (const [endpoint, {operationId}] of all) if (operationId) ids.set(operationId, endpoint);
  return ids;
}

function addOperationId(
  ids: Map<string, string>,
  endpoint: string,
  {operationId}: OperationObject,
): void {
  if (!operationId) return;

  const before = ids.get(operationId);
  if (before) throw new DuplicateOperationIdError(operationId, before, endpoint);

  ids.set(operationId, endpoint);
}

function operationsOf(path: string, item: PathItemObject): [string, OperationObject][] {
  return operationsOfItem(item).map(([verb, operation]) => [endpointOf(verb, path), operation]);
}

function endpointOf(verb: OperationVerb, path: string): string {
  return `${verb.toUpperCase()} ${path}`;
}

function nameOf(operation: OperationObject): string {
  const method = operation['x-operation-name'] as string | undefined;
  const controller = operation['x-controller-name'] as string | undefined;
  if (controller && method) return `${controller}.${method}`;

  return operation.operationId ?? 'an operation without a name';
}
