import {addComponents} from './components.js';
import {moveDefinitions} from './definitions.js';
import {DuplicateOperationError, DuplicateOperationIdError} from './errors.js';
import {joinPaths} from './paths.js';
import {HTTP_VERBS} from './types.js';
import type {ControllerSpec} from './contract.js';
import type {
  HttpVerb,
  InfoObject,
  OpenApiSpec,
  OperationObject,
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
 * The document gets copies: changing it changes no controller. Operations that are `undocumented` are
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
  const verbs = HTTP_VERBS.filter(verb => item[verb]);
  const hidden = verbs.filter(verb => item[verb]?.['x-visibility'] === 'undocumented');
  if (!hidden.length) return item;
  if (hidden.length === verbs.length) return undefined;

  const shown = Object.entries(item).filter(([key]) => !hidden.some(verb => verb === key));
  return Object.fromEntries(shown);
}

function mergeItems(
  path: string,
  item: PathItemObject = {},
  added: PathItemObject,
): PathItemObject {
  const verb = HTTP_VERBS.find(one => item[one] && added[one]);
  if (!verb) return {...item, ...added};

  const endpoint = endpointOf(verb, path);
  throw new DuplicateOperationError(endpoint, nameOf(item[verb]), nameOf(added[verb]));
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
  return HTTP_VERBS.flatMap(verb => {
    const operation = item[verb];
    return operation ? [[endpointOf(verb, path), operation]] : [];
  });
}

function endpointOf(verb: HttpVerb, path: string): string {
  return `${verb.toUpperCase()} ${path}`;
}

function nameOf(operation: OperationObject | undefined): string {
  const method = operation?.['x-operation-name'] as string | undefined;
  const controller = operation?.['x-controller-name'] as string | undefined;
  if (controller && method) return `${controller}.${method}`;

  return operation?.operationId ?? 'an operation without a name';
}
