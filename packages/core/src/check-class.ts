import {InvalidPartError} from './errors.js';

/** @throws {InvalidPartError} for what is no class, with the place where it was given */
export function checkClass(type: unknown, place: string): void {
  if (typeof type !== 'function') throw new InvalidPartError(place, type);
}

/** The same for all of a list: each is named by its index. */
export function checkClasses(types: readonly unknown[] = [], place: string): void {
  types.forEach((type, index) => checkClass(type, `${place}[${index}]`));
}
