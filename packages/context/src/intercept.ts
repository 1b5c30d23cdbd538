import {InvalidInjectionError} from './errors.js';
import {memberName} from './member-name.js';
import {noteClassInterceptors, noteMethodInterceptors, notedForClass, notedForMethods} from './interceptor-notes.js';

import type {Interceptor, InterceptorOrKey} from './invocation-context.js';

/** An interceptor, or the text of the key that one is bound to. */
export type DeclaredInterceptor = Interceptor | string;

/** A decorator for a class or a method. */
export type InterceptDecorator = (
  target: object,
  member?: string | symbol,
  descriptor?: number | PropertyDescriptor,
) => void;

/**
 * Lets interceptors stand around a method, or around all methods of a class, static ones included.
 *
 * They run in the order of the list, each around those after it: those of the class before those of the
 * method, those of an extended class before one's own. One that is named more than once runs once, where it is
 * nearest to the method. They take part when a method is called by `invokeMethod`, as servers do, or through a
 * proxy; a plain call is a plain call.
 *
 * @param interceptors - functions, or keys that functions or providers of them are bound to
 *
 * @example
 * class TodoController {
 *   @intercept(log, 'interceptors.cache')
 *   find(id: number) {}
 * }
 *
 * @throws {InvalidInjectionError} when it stands on something else
 */
export function intercept(...interceptors: readonly InterceptorOrKey[]): InterceptDecorator {
  const declared = interceptors.map(each => (typeof each === 'function' ? each : String(each)));
  return (target, member, descriptor) => {
    if (typeof descriptor === 'number') throw misplaced('a parameter', target, member);
    if (member === undefined) return noteClassInterceptors(target, declared);

    const isMethod = typeof descriptor?.value === 'function';
    if (!isMethod) throw misplaced('a property', target, member);
    noteMethodInterceptors(target, member, declared);
  };
}

/**
 * The interceptors that decorators name for a method, the outermost first.
 *
 * @param holder - the prototype, or the class of a static method
 */
export function declaredInterceptors(
  holder: object,
  method: string | symbol,
): readonly DeclaredInterceptor[] {
  const type = typeof holder === 'function' ? holder : holder.constructor;
  const noted = [...notedForClass(type), ...(notedForMethods(holder).get(method) ?? [])];
  // Only `intercept` notes any, and it takes none but these.
  return nearestOnce(noted as readonly DeclaredInterceptor[]);
}

/** Leaves of those that are named more than once the last, which is the nearest to the method. */
export function nearestOnce(
  interceptors: readonly DeclaredInterceptor[],
): readonly DeclaredInterceptor[] {
  return interceptors.filter((each, index) => interceptors.lastIndexOf(each) === index);
}

function misplaced(place: string, target: object, member: string | symbol | undefined): Error {
  return new InvalidInjectionError(
    `@intercept cannot be used on ${place}: ${memberName(target, member)}. ` +
      `It belongs on a class or on a method.`,
  );
}
