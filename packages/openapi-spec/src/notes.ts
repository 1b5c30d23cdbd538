import {DecoratorTargetError, RepeatedDecoratorError} from './errors.js';
import {designTypeOf, readOwn, writeOwn} from './metadata.js';
import type {
  ApiOptions,
  ControllerClass,
  OperationDescription,
  ParameterDescription,
  RequestBodyOptions,
  ResponseOptions,
  Visibility,
} from './contract.js';
import type {OperationVerb, SecurityRequirementObject} from './types.js';

/** What a verb's decorator has said about a method. */
export interface OperationNote {
  readonly verb: OperationVerb;
  readonly path: string;
  readonly spec: OperationDescription;
}

/** What `@param` or `@requestBody` has said about an argument. */
export type ArgumentSaying =
  | {readonly kind: 'parameter'; readonly parameter: ParameterDescription}
  | {readonly kind: 'body'; readonly options: RequestBodyOptions};

/** The same with the type that the argument was declared with, where the compiler tells it. */
export type ArgumentNote = ArgumentSaying & {readonly designType: unknown};

/** What `@oas` has said about a method, or about all methods of a class. */
export interface Marks {
  tags?: readonly string[];
  deprecated?: boolean;
  security?: readonly SecurityRequirementObject[];
  visibility?: Visibility;
}

/** All that decorators have said about one method of one class, without its ancestors. */
export interface MethodNotes {
  operation?: OperationNote;
  readonly marks: Marks;
  readonly args: Map<number, ArgumentNote>;
  readonly responses: Map<string, ResponseOptions>;
}

const API_KEY = 'openapi-spec:api';
const MARKS_KEY = 'openapi-spec:marks';
const METHODS_KEY = 'openapi-spec:methods';

export function readApi(controller: ControllerClass): ApiOptions | undefined {
  return readOwn(API_KEY, controller);
}

export function writeApi(controller: ControllerClass, options: ApiOptions): void {
  writeOwn(API_KEY, controller, options);
}

/** What `@oas` says about all methods of a class. */
export function readMarks(controller: ControllerClass): Readonly<Marks> {
  return readOwn(MARKS_KEY, controller) ?? {};
}

/** The same, for a decorator to add to. */
export function marksFor(controller: ControllerClass): Marks {
  return readOwn<Marks>(MARKS_KEY, controller) ?? writeOwn(MARKS_KEY, controller, {});
}

/** The notes on the methods that a class itself decorates. */
export function readMethods(controller: ControllerClass): ReadonlyMap<string, MethodNotes> {
  return readOwn(METHODS_KEY, controller.prototype as object) ?? new Map();
}

/** The notes on a method, for a decorator to add to. */
export function notesFor(decorator: string, target: object, method: unknown): MethodNotes {
  const methodName = checkMethod(decorator, target, method);
  const methods =
    readOwn<Map<string, MethodNotes>>(METHODS_KEY, target) ??
    writeOwn(METHODS_KEY, target, new Map<string, MethodNotes>());

  const notes = methods.get(methodName) ?? {marks: {}, args: new Map(), responses: new Map()};
  methods.set(methodName, notes);
  return notes;
}

/** Notes what a decorator says about an argument. */
export function noteArgument(
  decorator: string,
  target: object,
  method: unknown,
  index: number,
  saying: ArgumentSaying,
): void {
  const {args} = notesFor(decorator, target, method);
  const place = `argument ${index} of ${nameOf(target, method)}`;
  const before = args.get(index);
  if (before)
    throw new RepeatedDecoratorError(decorator, place, nameOfKind(before), 'keep one of them');

  args.set(index, {...saying, designType: designTypeOf(target, String(method), index)});
}

/** 'TodoController.find', for the messages of errors. */
export function nameOf(target: object, method: unknown): string {
  const owner = typeof target === 'function' ? target : target.constructor;
  return `${owner.name}.${String(method)}`;
}

function checkMethod(decorator: string, target: object, method: unknown): string {
  const refuse = (place: string, remedy: string) =>
    new DecoratorTargetError(decorator, place, remedy);

  if (typeof method === 'object')
    throw refuse('a target of standard decorators', 'compile with "experimentalDecorators": true');
  if (method === undefined)
    throw refuse('an argument of a constructor', 'put it on an argument of a method');
  if (typeof target === 'function')
    throw refuse(`${nameOf(target, method)}, which is static`, 'put it on an instance method');
  if (typeof method !== 'string')
    throw refuse(`${nameOf(target, method)}, which is a symbol`, 'name the method by a string');

  return method;
}

function nameOfKind(note: ArgumentNote): string {
  return note.kind === 'body' ? 'a @requestBody' : `a @param '${note.parameter.name}'`;
}
