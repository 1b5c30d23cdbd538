import {MissingSerializerError} from '../errors.js';
import {isJson} from './media-type.js';

import type {Representation} from './contract.js';
import type {Serializer} from '../contract/serializer.js';
import type {ValueOrPromise} from '@rondojs/context';

/** Turns values into text or bytes of a media type. */
export type Serialize = (value: unknown, representation: Representation) => ValueOrPromise<string | Uint8Array>;

/** JSON and text, behind the serializers that are given. */
export function createSerialize(serializers: readonly Serializer[] = []): Serialize {
  return (value, representation) => {
    const {essence, mediaType, schema} = representation;
    const serializer = serializers.find(({mediaTypes}) => mediaTypes.includes(essence));
    if (serializer) return serializer.serialize(value, {mediaType, schema});
    return isJson(essence) ? toJson(value) : toText(value, mediaType);
  };
}

/** For a function or a symbol JSON is undefined, whatever the type says. */
export function toJson(value: unknown): string {
  return JSON.stringify(value) || 'null';
}

function toText(value: unknown, mediaType: string): string {
  if (typeof value === 'object' && value !== null) throw new MissingSerializerError(mediaType);
  return String(value);
}
