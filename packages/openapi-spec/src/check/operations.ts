import {faultAt} from './fault.js';
import {listOf, objectOf} from '../document/json.js';
import {operationsIn} from '../document/operations.js';
import {pointerOf} from '../document/pointer.js';
import {pointerTo} from '../document/walk.js';

import type {DocumentFault} from './fault.js';
import type {FoundOperation} from '../document/operations.js';
import type {JsonObject} from '../document/json.js';
import type {Survey} from './survey.js';

const PLACEHOLDER = /\{([^{}]+)\}/g;

/** What is wrong with operations beside one another: their ids, their paths, their parameters. */
export function checkOperations(survey: Survey): readonly DocumentFault[] {
  const paths = objectOf((survey.document as JsonObject).paths);
  const operations = operationsIn(paths, '/paths');
  return [
    ...checkOperationIds(survey),
    ...checkShapes(Object.keys(paths)),
    ...operations.flatMap(operation => checkPathParameters(operation, survey)),
    ...checkDoubles(survey),
  ];
}

export function operationIdsOf({places}: Survey): readonly string[] {
  const ids = places.filter(({kind}) => kind === 'operation').map(({value}) => value.operationId);
  return ids.filter(id => typeof id === 'string');
}

function checkOperationIds({places}: Survey): readonly DocumentFault[] {
  const seen = new Map<unknown, string>();
  return places.flatMap(place => {
    const {operationId} = place.value;
    if (place.kind !== 'operation' || typeof operationId !== 'string') return [];
    const here = pointerTo(place, 'operationId');
    const before = seen.get(operationId);
    if (before === undefined) seen.set(operationId, here);
    if (before === undefined) return [];
    return [faultAt(here, 'duplicate-operation-id', `'${operationId}' is taken by ${before}: choose another.`)];
  });
}

/** `/todos/{id}` and `/todos/{name}` are one path to a client. */
function checkShapes(paths: readonly string[]): readonly DocumentFault[] {
  const seen = new Map<string, string>();
  return paths.flatMap(path => {
    const shape = path.replaceAll(PLACEHOLDER, '{}');
    const before = seen.get(shape);
    if (before === undefined) seen.set(shape, path);
    if (before === undefined) return [];
    return [
      faultAt(pointerOf('paths', path), 'same-path-shape', `Only names differ from '${before}': put its operations there.`),
    ];
  });
}

function checkPathParameters(operation: FoundOperation, survey: Survey): readonly DocumentFault[] {
  const {path, pointer, value, item} = operation;
  const placeholders = [...path.matchAll(PLACEHOLDER)].map(([, name]) => String(name));
  const own = parametersOf(value, survey).filter(isInPath);
  const declared = new Set([...own, ...parametersOf(item, survey).filter(isInPath)].map(({name}) => name));

  const missing = placeholders.filter(name => !declared.has(name));
  const unused = own.filter(({name}) => !placeholders.includes(String(name)));
  return [
    ...missing.map(name => faultAt(pointer, 'missing-path-parameter', missingAdvice(name, path))),
    ...unused.map(({name, index}) =>
      faultAt(pointer + pointerOf('parameters', index), 'unused-path-parameter', unusedAdvice(String(name), path)),
    ),
  ];
}

function missingAdvice(name: string, path: string): string {
  return `'${path}' has {${name}}, which no parameter describes: add {name: '${name}', in: 'path', required: true, schema}.`;
}

function unusedAdvice(name: string, path: string): string {
  return `'${path}' has no {${name}}: put it into the path, or take the parameter from elsewhere.`;
}

interface FoundParameter {
  readonly name: unknown;
  readonly in: unknown;
  readonly index: number;
}

/** References are followed; those that lead nowhere are another check's. */
function parametersOf(owner: JsonObject, {references}: Survey): readonly FoundParameter[] {
  return listOf(owner.parameters).map((entry, index) => {
    let parameter = objectOf(entry);
    for (let steps = 0; typeof parameter.$ref === 'string' && steps < 10; steps += 1)
      parameter = objectOf(references.find(parameter.$ref)?.value);
    return {name: parameter.name, in: parameter.in, index};
  });
}

function isInPath(parameter: FoundParameter): boolean {
  return parameter.in === 'path';
}

function checkDoubles(survey: Survey): readonly DocumentFault[] {
  const owners = survey.places.filter(({kind}) => kind === 'operation' || kind === 'pathItem');
  return owners.flatMap(owner => {
    const seen = new Set<string>();
    return parametersOf(owner.value, survey).flatMap(({name, in: place, index}) => {
      const key = `${String(place)} ${String(name)}`;
      const isDouble = name !== undefined && seen.has(key);
      seen.add(key);
      if (!isDouble) return [];
      return [faultAt(pointerTo(owner, 'parameters', index), 'duplicate-parameter', doubleAdvice(name, place))];
    });
  });
}

function doubleAdvice(name: unknown, place: unknown): string {
  return `The ${String(place)} parameter '${String(name)}' is described twice: rename one of the two, or remove it.`;
}
