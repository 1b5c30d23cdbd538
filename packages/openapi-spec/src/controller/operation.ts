import {moveDefinitions} from '../definitions.js';
import {checkPlaceholders, joinPaths} from '../paths.js';
import {findArguments, findResponses} from './lineage.js';
import {describeParameters, isSame, resolveParameter} from './parameters.js';
import {describeRequestBody} from './request-body.js';
import {describeResponses} from './responses.js';
import type {
  ApiOptions,
  ArgumentSource,
  ControllerClass,
  ControllerOperation,
} from '../contract.js';
import type {ArgumentNote} from '../notes.js';
import type {ComponentsObject, OperationObject, ParameterObject} from '../types.js';
import type {DeclaredOperation} from './declared-operations.js';

/** The part of a controller that its operations have in common. */
export interface ControllerFrame {
  readonly controller: ControllerClass;
  readonly api: ApiOptions;

  /** Takes in the definitions that come to light while operations are described. */
  readonly components: ComponentsObject;
}

/** Puts together all that is said about one operation, and finds where its arguments come from. */
export function describeOperation(
  frame: ControllerFrame,
  declared: DeclaredOperation,
  methodName: string,
): ControllerOperation {
  const {verb, path} = declared;
  const owner = `${frame.controller.name}.${methodName}`;
  const notes = findArguments(frame.controller, methodName);
  const raw = describe(frame, declared.spec, methodName, sorted(notes));

  const spec = moveDefinitions(raw, frame.components);
  const parameters = (spec.parameters ?? []).map(parameter =>
    resolveParameter(parameter, frame.components, owner),
  );
  const template = joinPaths(frame.api.basePath, path);
  if (!declared.spec.parameters) checkPlaceholders(template, parameters, owner);

  return {verb, path, methodName, spec, args: findSources(spec, parameters, notes)};
}

function describe(
  {controller, api}: ControllerFrame,
  given: OperationObject,
  methodName: string,
  notes: readonly ArgumentNote[],
): OperationObject {
  const owner = `${controller.name}.${methodName}`;
  const parameters = describeParameters(given.parameters ?? [], notes, owner);
  const requestBody = describeRequestBody(given.requestBody, notes, owner);
  const noted = findResponses(controller, methodName);
  return {
    ...(api.tags && {tags: api.tags.map(({name}) => name)}),
    ...(api.security && {security: api.security}),
    operationId: owner,
    ...given,
    'x-controller-name': controller.name,
    'x-operation-name': methodName,
    ...(parameters.length > 0 && {parameters}),
    ...(requestBody && {requestBody}),
    responses: describeResponses(given.responses, noted, owner),
  };
}

function findSources(
  {requestBody}: OperationObject,
  parameters: readonly ParameterObject[],
  notes: ReadonlyMap<number, ArgumentNote>,
): (ArgumentSource | undefined)[] {
  if (notes.size) {
    const length = Math.max(...notes.keys()) + 1;
    return Array.from({length}, (_, index) => sourceOf(notes.get(index), parameters));
  }
  const sources = parameters.map(parameter => ({kind: 'parameter', parameter}) as const);
  return requestBody ? [...sources, {kind: 'body'}] : sources;
}

function sourceOf(
  note: ArgumentNote | undefined,
  parameters: readonly ParameterObject[],
): ArgumentSource | undefined {
  if (note?.kind !== 'parameter') return note && {kind: 'body'};

  const parameter = parameters.find(one => isSame(one, note.parameter));
  return parameter && {kind: 'parameter', parameter};
}

// Decorators of arguments are applied from the last to the first.
function sorted(notes: ReadonlyMap<number, ArgumentNote>): ArgumentNote[] {
  return [...notes].sort(([one], [other]) => one - other).map(([, note]) => note);
}
