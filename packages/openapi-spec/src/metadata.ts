import 'reflect-metadata';

/** Reads what was written on an object itself; what its ancestors have does not count. */
export function readOwn<T>(key: string, target: object): T | undefined {
  return Reflect.getOwnMetadata(key, target) as T | undefined;
}

/** Writes on an object. The notes are shared by all copies of this package in one process. */
export function writeOwn<T>(key: string, target: object, value: T): T {
  Reflect.defineMetadata(key, value, target);
  return value;
}

/**
 * The class that TypeScript has emitted as the type of an argument.
 *
 * It is a help, never a need: esbuild and tsx emit none, and then this is undefined.
 */
export function designTypeOf(prototype: object, methodName: string, index: number): unknown {
  const types: unknown = Reflect.getOwnMetadata('design:paramtypes', prototype, methodName);
  return Array.isArray(types) ? types[index] : undefined;
}

/** The same for a property. */
export function designTypeOfProperty(prototype: object, name: string): unknown {
  return Reflect.getOwnMetadata('design:type', prototype, name);
}
