import {XML_TYPE} from './namespaces.js';
import {closeEnvelope} from './envelope.js';
import {encode} from './encode.js';

import type {ComponentsObject, SchemaObject} from '@rondojs/openapi-spec';
import type {Serializer, SerializerContext} from '@rondojs/rest';

/** The way out: from the result of an operation to an envelope. */
export class EnvelopeSerializer implements Serializer {
  readonly mediaTypes = [XML_TYPE];

  constructor(private readonly components: () => ComponentsObject) {}

  serialize(value: unknown, {schema}: SerializerContext): string {
    const element = schema as SchemaObject;
    return closeEnvelope(encode(String(element.xml?.name), value, element, this.components()));
  }
}
