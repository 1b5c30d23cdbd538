import {parse} from 'content-type';

import type {MediaType} from '../../contract/body-parser.js';

const JSON_TYPE: MediaType = {type: 'application/json', parameters: {}};

const TOKEN = '[\\w!#$%&\'*+.^`|~-]+';
const PARAMETER = `${TOKEN}=(?:${TOKEN}|"(?:[^"\\\\]|\\\\.)*")`;

/** RFC 9110, 8.3.1; the library would guess at what is not of this form. */
const MEDIA_TYPE = new RegExp(`^${TOKEN}/${TOKEN}[ \\t]*(?:;[ \\t]*(?:${PARAMETER}[ \\t]*)?)*$`);
const PARAMETERS = new RegExp(`;[ \\t]*${PARAMETER}`, 'g');

/** Reads a `Content-Type`, or gives undefined for one that means nothing, or two things. */
export function parseMediaType(text: string): MediaType | undefined {
  // By far the most common value needs no parsing.
  if (text === JSON_TYPE.type) return JSON_TYPE;
  if (!MEDIA_TYPE.test(text)) return undefined;
  const {type, parameters} = parse(text);
  const isOnceEach = Object.keys(parameters).length === (text.match(PARAMETERS) ?? []).length;
  return isOnceEach ? {type, parameters} : undefined;
}

/** Whether a media type is of a range: the type itself, all of a kind, all there are, or all with a suffix. */
export function isOfRange(type: string, range: string): boolean {
  if (range === '*/*' || range === type) return true;
  if (range.startsWith('+')) return type.endsWith(range);
  return range.endsWith('/*') && type.startsWith(range.slice(0, -1));
}

/** Whether a media type is what a contract describes: of its range, and with all of its parameters. */
export function isDescribedBy({type, parameters}: MediaType, described: MediaType): boolean {
  if (!isOfRange(type, described.type)) return false;
  for (const name in described.parameters) {
    if (name !== 'charset' && parameters[name] !== described.parameters[name]) return false;
  }
  return true;
}

/** Compares described media types: the most special comes first. */
export function compareSpecial(one: MediaType, other: MediaType): number {
  return special(other) - special(one);
}

function special({type, parameters}: MediaType): number {
  if (type === '*/*') return 0;
  return type.endsWith('/*') ? 1 : 2 + Object.keys(parameters).length;
}
