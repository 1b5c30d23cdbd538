import {MalformedBodyError} from '@rondojs/rest';

import {XML_TYPE} from './namespaces.js';
import {decode} from './decode.js';
import {openEnvelope} from './envelope.js';
import {readXml} from './xml-reader.js';

import type {BytesParser, DescribedBody, MediaType} from '@rondojs/rest';

/** The way in: from an envelope to the arguments of an operation, which the contract then judges. */
export class EnvelopeParser implements BytesParser {
  readonly mediaTypes = [XML_TYPE];

  parse(bytes: Buffer, _mediaType: MediaType, {schema, components}: DescribedBody): unknown {
    const call = openEnvelope(readXml(textOf(bytes)));
    const {name, namespace} = ('xml' in schema && schema.xml) || {};
    if (call.name !== name || call.uri !== namespace) {
      throw new MalformedBodyError(`The element in the body of the envelope should be ${name}, in ${namespace}, as SOAPAction says.`);
    }
    return decode(call, schema, components);
  }
}

function textOf(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', {fatal: true}).decode(bytes);
  } catch {
    throw new MalformedBodyError('The XML is not UTF-8.');
  }
}
