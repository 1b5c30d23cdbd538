import {InvalidPartError} from './errors.js';

/** @throws {InvalidPartError} for what is no class, with the place where it was given */
export function checkClass(type: unknown, place: string): void {
  if (typeof type !== 'function') throw new InvalidPartError(place, type);
}

/** The same for all of a list, or of an object: each is named by its index, or its name. */
export function checkClasses(types: object = [], place: string): void {
  for (const [index, type] of Object.entries(types)) checkClass(type, `${place}[${index}]`);
}
