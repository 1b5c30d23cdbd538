import {nearest} from '@rondojs/context';

import {RestConfigError} from '../errors.js';

import type {Binding, Constructor, Context, ValueOrPromise} from '@rondojs/context';
import type {Design} from '../contract/design.js';
import type {DesignedOperation} from './designed-operations.js';
import type {OperationHandler, RouteObject} from '../contract/route-object.js';

/** A controller that may answer operations of a design. */
interface Candidate {
  readonly key: string;
  readonly name: string;
  readonly type: Constructor<object>;
}

/** Finds who answers an operation; undefined where nobody does. */
export type FindAnswer = (operation: DesignedOperation, design: Design) => RouteObject | undefined;

/**
 * Knows the controllers of a server. An operation is answered by its `x-operation`, by the method that
 * `x-controller-name` and `x-operation-name` name, or by what has the name of its `operationId`: a handler, `Class.method`,
 * or a method that only one controller has.
 */
export function createFindAnswer(controllers: readonly Binding[]): FindAnswer {
  const candidates = controllers.map(({key, source}) => {
    const type = source?.value as Constructor<object>;
    return {key, name: type.name, type};
  });
  return (operation, design) => {
    const {spec} = operation;
    if (typeof spec['x-operation'] === 'function') return handled(operation, spec['x-operation'] as OperationHandler);
    if (spec['x-controller-name'] !== undefined) return named(operation, candidates);
    return byOperationId(operation, design, candidates);
  };
}

function named(operation: DesignedOperation, candidates: readonly Candidate[]): RouteObject {
  const {spec} = operation;
  const controller = String(spec['x-controller-name']);
  const found = candidates.find(({name, key}) => name === controller || key === `controllers.${controller}`);
  if (!found) throw unknown(operation, `x-controller-name is '${controller}', and there is no such controller`, controller, candidates.map(({name}) => name));

  const method = String(spec['x-operation-name'] ?? spec.operationId);
  if (isMethod(found, method)) return answeredBy(operation, found, method);
  throw unknown(operation, `${found.name} has no method '${method}'`, method, methodsOf(found.type));
}

function byOperationId(operation: DesignedOperation, {options}: Design, candidates: readonly Candidate[]): RouteObject | undefined {
  const {operationId} = operation.spec;
  if (operationId === undefined) return undefined;
  const handler = Object.hasOwn(options.handlers ?? {}, operationId) ? options.handlers?.[operationId] : undefined;
  if (handler) return handled(operation, handler);

  const [first, method] = operationId.split('.');
  const controller = candidates.find(({name}) => name === first);
  if (controller && method !== undefined && isMethod(controller, method)) return answeredBy(operation, controller, method);

  const owners = candidates.filter(candidate => isMethod(candidate, operationId));
  if (owners.length <= 1) return owners[0] && answeredBy(operation, owners[0], operationId);
  const names = owners.map(({name}) => name).join(' and ');
  throw new RestConfigError(`${names} both have a method '${operationId}'. Say in ${told(operation)} which is meant: x-controller-name.`);
}

function handled({verb, path, spec}: DesignedOperation, handler: OperationHandler): RouteObject {
  const {'x-operation': _, ...rest} = spec;
  return {verb, path, spec: rest, handler};
}

function answeredBy({verb, path, spec}: DesignedOperation, {type, key}: Candidate, methodName: string): RouteObject {
  const factory = (context: Context): ValueOrPromise<object> => context.getValueOrPromise<object>(key);
  return {verb, path, spec, controller: type, factory, methodName};
}

function isMethod({type}: Candidate, name: string): boolean {
  return methodsOf(type).includes(name);
}

/** The methods of a class and its ancestors. */
function methodsOf(type: Constructor<object>): readonly string[] {
  const names = new Set<string>();
  for (let one = type.prototype as object; one !== Object.prototype; one = Object.getPrototypeOf(one) as object) {
    for (const [name, {value}] of Object.entries(Object.getOwnPropertyDescriptors(one))) {
      if (typeof value === 'function' && name !== 'constructor') names.add(name);
    }
  }
  return [...names];
}

function unknown(operation: DesignedOperation, what: string, word: string, known: readonly string[]): RestConfigError {
  const meant = nearest(word, known);
  const advice = meant === undefined ? `There is: ${known.join(', ') || 'none'}.` : `Did you mean '${meant}'?`;
  return new RestConfigError(`Nobody answers ${told(operation)}: ${what}. ${advice}`);
}

function told({verb, path}: DesignedOperation): string {
  return `${verb.toUpperCase()} ${path}`;
}
