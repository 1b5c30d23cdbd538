import {describeSchemas} from '../definitions.js';
import {checkPlaceholders, joinPaths} from '../paths.js';
import {findArguments, findMarks, findResponses} from './lineage.js';
import {describeParameters, isSame, resolveParameter} from './parameters.js';
import {describeRequestBody} from './request-body.js';
import {describeResponses} from './responses.js';
import type {
  ApiOptions,
  ArgumentSource,
  ControllerClass,
  ControllerOperation,
  OperationDescription,
} from '../contract.js';
import type {ArgumentNote, Marks} from '../notes.js';
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

  const spec = describeSchemasOf(raw, frame.components, owner);
  const parameters = (spec.parameters ?? []).map(parameter =>
    resolveParameter(parameter, frame.components, owner),
  );
  const template = joinPaths(frame.api.basePath, path);
  if (!declared.spec.parameters) checkPlaceholders(template, parameters, owner);

  return {verb, path, methodName, spec, args: findSources(spec, parameters, notes)};
}

function describe(
  {controller, api}: ControllerFrame,
  given: OperationDescription,
  methodName: string,
  notes: readonly ArgumentNote[],
): OperationDescription {
  const owner = `${controller.name}.${methodName}`;
  const parameters = describeParameters(given.parameters ?? [], notes, owner);
  const requestBody = describeRequestBody(given.requestBody, notes, owner);
  const noted = findResponses(controller, methodName);
  const marks = findMarks(controller, methodName);
  return {
    ...(api.tags && {tags: api.tags.map(({name}) => name)}),
    ...(api.security && {security: api.security}),
    ...describeMarks(marks.ofClass),
    operationId: owner,
    ...given,
    ...describeMarks(marks.ofMethod),
    'x-controller-name': controller.name,
    'x-operation-name': methodName,
    ...(parameters.length > 0 && {parameters}),
    ...(requestBody && {requestBody}),
    responses: describeResponses(given.responses, noted, owner),
  };
}

/** Puts JSON Schema in the place of all that stands for it in an operation. */
export function describeSchemasOf(
  {responses, ...request}: OperationDescription,
  components: ComponentsObject,
  owner: string,
): OperationObject {
  return {
    ...describeSchemas<OperationObject>(request, {components, owner, direction: 'input'}),
    ...(responses && {
      responses: describeSchemas(responses, {components, owner, direction: 'output'}),
    }),
  };
}

function describeMarks({visibility, tags, security, deprecated}: Marks): OperationDescription {
  return {
    ...(tags && {tags: [...tags]}),
    ...(security && {security: [...security]}),
    ...(deprecated !== undefined && {deprecated}),
    ...(visibility && {'x-visibility': visibility}),
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
