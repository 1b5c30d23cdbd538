import {DuplicateParameterError, UnknownParameterError} from '../errors.js';
import {isReference} from '../types.js';
import {checkArray, schemaOf} from './design-type.js';
import type {ParameterDescription} from '../contract.js';
import type {ArgumentNote} from '../notes.js';
import type {ComponentsObject, ParameterObject, ReferenceObject} from '../types.js';

type ParameterOrReference = ParameterDescription | ReferenceObject;
type ParameterNote = Extract<ArgumentNote, {kind: 'parameter'}>;

/**
 * The parameters of an operation: those given to its verb, then those of its arguments in order.
 *
 * A parameter that is described in both places stands once, among the arguments; what is said there
 * goes over what was given.
 *
 * @throws {DuplicateParameterError} when two arguments are the same parameter.
 */
export function describeParameters(
  given: readonly ParameterOrReference[],
  notes: readonly ArgumentNote[],
  owner: string,
): ParameterOrReference[] {
  const decorated = notes.filter(note => note.kind === 'parameter');
  checkDuplicates(decorated, owner);

  const rest = given.filter(one => !decorated.some(({parameter}) => isSame(one, parameter)));
  return [
    ...rest.map(parameter => (isReference(parameter) ? parameter : complete(parameter))),
    ...decorated.map(note => describeParameter(given, note, owner)),
  ];
}

/** Tells whether two descriptions are of the same parameter of a request. */
export function isSame(one: ParameterOrReference, other: ParameterOrReference): boolean {
  if (isReference(one) || isReference(other)) return false;

  return one.name === other.name && one.in === other.in;
}

/** The parameter itself, if an operation only refers to it. */
export function resolveParameter(
  parameter: ParameterObject | ReferenceObject,
  components: ComponentsObject,
  owner: string,
): ParameterObject {
  if (!isReference(parameter)) return parameter;

  const name = parameter.$ref.replace('#/components/parameters/', '');
  const target = components.parameters?.[name];
  if (!target || isReference(target)) throw new UnknownParameterError(parameter.$ref, owner);

  return target;
}

function describeParameter(
  given: readonly ParameterOrReference[],
  {parameter, designType}: ParameterNote,
  owner: string,
): ParameterDescription {
  const base = given.find(one => isSame(one, parameter));
  const described = complete({...base, ...parameter});
  checkArray(described, designType, owner);
  if (described.schema || described.content) return described;

  return {...described, schema: schemaOf(designType)};
}

function complete(parameter: ParameterDescription): ParameterDescription {
  return parameter.in === 'path' ? {...parameter, required: true} : parameter;
}

function checkDuplicates(notes: readonly ParameterNote[], owner: string): void {
  const parameters = notes.map(({parameter}) => parameter);
  const twice = parameters.find(
    (one, index) => parameters.findIndex(other => isSame(one, other)) < index,
  );
  if (twice) throw new DuplicateParameterError(twice.in, twice.name, owner);
}
