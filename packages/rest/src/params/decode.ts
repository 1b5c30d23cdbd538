import {createScalarDecoder, scalarMessage} from './decode-scalar.js';
import {itemSchema, partsOf, propertySchema, typesOf} from './schema-view.js';
import {pointerTo} from './pointer.js';

import type {ComponentsObject, SchemaObject, SchemaOrReference} from '@rondojs/openapi-spec';
import type {ParameterError, Wire, WireObject} from './wire.js';

/** What is wrong in a part of a parameter. */
export type DecodeFault = Pick<ParameterError, 'pointer' | 'code' | 'message'>;

/** Turns texts into values of their schema's types. What is wrong is added to the faults, and is undefined. */
export type Decode = (wire: Wire, pointer: string, faults: DecodeFault[]) => unknown;

/** What decoding needs to know besides the schema. */
export interface DecodeOptions {
  /** Whether `int64` becomes a bigint. */
  readonly int64: boolean;
  /** The highest index that an item may be given: `ids[99]`. */
  readonly maxIndex: number;
}

/** Makes the decoder of a parameter's schema. Decoders of its members are made when they are first needed. */
export function createDecoder(
  schema: SchemaOrReference,
  components: ComponentsObject,
  options: DecodeOptions,
): Decode {
  const parts = partsOf(schema, components);
  const types = typesOf(parts);
  const scalar = scalarDecoder(parts, types, options);
  const list = types.has('array') ? listDecoder(parts, components, options) : undefined;
  const object = types.has('object') ? objectDecoder(parts, components, options) : undefined;
  const isScalar = types.size === 0 || [...types].some(type => type !== 'array' && type !== 'object');
  if (!list && !object) return scalar;

  return (wire, pointer, faults) => {
    if (list && isListLike(wire, object !== undefined)) {
      // A list of one is a scalar, where the schema would rather have that.
      const only = isScalar && Array.isArray(wire) && wire.length === 1 ? (wire[0] as Wire) : wire;
      if (!isScalar || typeof only !== 'string') return list(only, pointer, faults);
      return scalar(only, pointer, faults);
    }
    if (object && wire instanceof Map) return object(wire as WireObject, pointer, faults);
    return scalar(wire, pointer, faults);
  };
}

/** Items by index, `ids[0]`, come as members. */
function isListLike(wire: Wire, hasObject: boolean): boolean {
  return wire instanceof Map ? !hasObject : true;
}

function scalarDecoder(parts: readonly SchemaObject[], types: ReadonlySet<string>, {int64}: DecodeOptions): Decode {
  const isBigInt = int64 && parts.some(({format}) => format === 'int64');
  const decode = createScalarDecoder(types, {isBigInt});
  const message = scalarMessage(types, isBigInt);
  return (wire, pointer, faults) => {
    const only = Array.isArray(wire) && wire.length === 1 ? (wire[0] as Wire) : wire;
    if (typeof only !== 'string') return void faults.push(notScalar(only, pointer));
    const value = decode(only);
    if (value === undefined) faults.push({pointer, code: 'type', message});
    return value;
  };
}

function notScalar(wire: Wire, pointer: string): DecodeFault {
  if (Array.isArray(wire)) return {pointer, code: 'repeated', message: 'must be given once'};
  return {pointer, code: 'type', message: 'must be a value, and has members'};
}

function listDecoder(parts: readonly SchemaObject[], components: ComponentsObject, options: DecodeOptions): Decode {
  const isTuple = parts.some(({prefixItems}) => prefixItems);
  const decoders: Decode[] = [];
  const decoderAt = (index: number) => {
    const at = isTuple ? Math.min(index, longestTuple(parts)) : 0;
    return (decoders[at] ??= createDecoder(itemSchema(parts, at), components, options));
  };
  return (wire, pointer, faults) => {
    const items = itemsOf(wire, options.maxIndex);
    if (!items) return void faults.push({pointer, code: 'index', message: indexMessage(options.maxIndex)});
    return items.map((item, index) => decoderAt(index)(item, `${pointer}/${index}`, faults));
  };
}

function longestTuple(parts: readonly SchemaObject[]): number {
  return Math.max(...parts.map(({prefixItems = []}) => prefixItems.length));
}

/** `ids[]=1`, `ids[0]=1&ids[1]=2`: members whose names are nothing, or count from 0. */
function itemsOf(wire: Wire, maxIndex: number): readonly Wire[] | undefined {
  if (typeof wire === 'string') return [wire];
  if (!(wire instanceof Map)) return wire as readonly Wire[];

  const members = wire as WireObject;
  const unnamed = members.get('');
  if (unnamed !== undefined && members.size === 1) return itemsOf(unnamed, maxIndex);
  if (members.size > maxIndex + 1) return undefined;
  const items = Array.from({length: members.size}, (_, index) => members.get(String(index)));
  return items.includes(undefined) ? undefined : (items as Wire[]);
}

function indexMessage(maxIndex: number): string {
  return `must have indexes that count from 0 to at most ${maxIndex}, none left out`;
}

function objectDecoder(parts: readonly SchemaObject[], components: ComponentsObject, options: DecodeOptions) {
  const decoders = new Map<string, Decode>();
  const known = new Set(parts.flatMap(({properties = {}}) => Object.keys(properties)));
  const decoderOf = (name: string) => {
    // Names that the schema does not have come from clients: they share one decoder.
    const key = known.has(name) ? `/${name}` : '';
    const made = decoders.get(key) ?? createDecoder(propertySchema(parts, name), components, options);
    decoders.set(key, made);
    return made;
  };
  return (wire: WireObject, pointer: string, faults: DecodeFault[]) => {
    // No prototype: `__proto__` and `constructor` are names like any other.
    const object = Object.create(null) as Record<string, unknown>;
    for (const [name, member] of wire) {
      object[name] = decoderOf(name)(member, pointer + pointerTo(name), faults);
    }
    return object;
  };
}
