import 'reflect-metadata';

/** Something that decorators tell of a class or of its members, kept under one key. */
export interface MetadataSlot<T> {
  /** What was told of this very class. */
  own(target: object): T | undefined;
  /** What was told of this class, or else of the nearest class that it extends. */
  inherited(target: object): T | undefined;
  set(target: object, value: T): void;
}

/** Makes a place for metadata; the name shows in debuggers, and two slots of one name are one. */
export function metadataSlot<T>(name: string): MetadataSlot<T> {
  const key = `rondo:${name}`;
  return {
    own: target => Reflect.getOwnMetadata(key, target) as T | undefined,
    inherited: target => Reflect.getMetadata(key, target) as T | undefined,
    set: (target, value) => Reflect.defineMetadata(key, value, target),
  };
}

/** The type that the compiler has noted of a constructor's parameter, if it was told to. */
export function designTypeOfParameter(type: object, index: number): unknown {
  return (Reflect.getMetadata('design:paramtypes', type) as readonly unknown[] | undefined)?.[index];
}

/** The type that the compiler has noted of a property, if it was told to. */
export function designTypeOfProperty(type: {readonly prototype: unknown}, name: string | symbol): unknown {
  return Reflect.getMetadata('design:type', type.prototype as object, name);
}
