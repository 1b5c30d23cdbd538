import {operationsOfItem, withOperation} from '@rondojs/openapi-spec';

import type {RouteObject} from '../contract/route-object.js';
import type {OpenApiSpec, OperationObject, OperationVerb, PathItemObject, TagObject} from '@rondojs/openapi-spec';

/** What is added to an operation. */
export type Complete = (operation: OperationObject, item: PathItemObject) => OperationObject;

/** What stays as it was designed. */
export interface Designed {
  readonly operations: readonly {readonly verb: OperationVerb; readonly path: string}[];
  readonly tags: readonly TagObject[];
}

interface Entry {
  readonly path: string;
  readonly verb: OperationVerb;
  readonly operation: OperationObject;
}

/** Adds to a document what nobody has to say, because the server knows it. */
export function completeDocument(document: OpenApiSpec, designed: Designed, completions: readonly Complete[]): OpenApiSpec {
  const {paths = {}} = document;
  const fixed = new Set(designed.operations.map(({verb, path}) => `${verb} ${path}`));
  const own = entriesOf(paths).filter(({verb, path}) => !fixed.has(`${verb} ${path}`));
  const completed = {...paths};
  const operations = own.map(({path, verb, operation}) => {
    const whole = completions.reduce((made, complete) => complete(made, paths[path] ?? {}), operation);
    completed[path] = withOperation(completed[path] ?? {}, verb, whole);
    return whole;
  });
  const tags = tagsOf(designed.tags, operations, document.tags ?? []);
  return {...document, paths: completed, ...(tags.length > 0 && {tags})};
}

/** Groups the operations of a controller under its name, unless somebody has said otherwise. */
export function groupByController(operation: OperationObject): OperationObject {
  const controller: unknown = operation['x-controller-name'];
  return typeof controller !== 'string' || operation.tags ? operation : {tags: [controller], ...operation};
}

/** The same for a method that answers an operation without a decorator. */
export function groupedRoute(route: RouteObject): RouteObject {
  if (!('controller' in route) || route.spec.tags) return route;
  return {...route, spec: {tags: [route.controller.name], ...route.spec}};
}

function entriesOf(paths: Readonly<Record<string, PathItemObject>>): readonly Entry[] {
  return Object.entries(paths).flatMap(([path, item]) =>
    operationsOfItem(item).map(([verb, operation]) => ({path, verb, operation})),
  );
}

/** Those of designs, then in the order of the operations, then what none uses; each with what was said of it. */
function tagsOf(designed: readonly TagObject[], operations: readonly OperationObject[], declared: readonly TagObject[]): TagObject[] {
  const known = new Map(declared.map(tag => [tag.name, tag]));
  const used = operations.flatMap(({tags = []}) => tags);
  const names = new Set([...designed.map(({name}) => name), ...used, ...known.keys()]);
  return [...names].map(name => known.get(name) ?? {name});
}
