import {deepObject, delimited, encode, expand} from './uri-template.js';

import type {ParameterObject} from '@rondojs/openapi-spec';
import type {Value} from './uri-template.js';

/** A way to write a parameter. */
export interface Way {
  readonly place: 'path' | 'query' | 'header' | 'cookie';
  readonly style: string;
  readonly explode: boolean;
  readonly allowReserved?: boolean;
}

/** Where a parameter is sent, as text. */
export interface Sent {
  readonly segment: string;
  readonly query: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** Every style of OpenAPI 3.1 in every place that may have it. */
export const WAYS: readonly Way[] = [
  ...['simple', 'label', 'matrix'].flatMap(style => both({place: 'path', style})),
  ...both({place: 'query', style: 'form'}),
  ...both({place: 'query', style: 'form', allowReserved: true}),
  {place: 'query', style: 'spaceDelimited', explode: false},
  {place: 'query', style: 'pipeDelimited', explode: false},
  {place: 'query', style: 'deepObject', explode: true},
  ...both({place: 'header', style: 'simple'}),
  ...both({place: 'cookie', style: 'form'}),
];

export function titleOf({place, style, explode, allowReserved}: Way): string {
  return `${place} ${style}${explode ? '*' : ''}${allowReserved ? ' +reserved' : ''}`;
}

/** What kinds of values a style can write (OpenAPI 3.1.1, 4.8.12.6: n/a stands for the others). */
export function canWrite({style}: Way, value: Value): boolean {
  if (typeof value !== 'object') return !['spaceDelimited', 'pipeDelimited', 'deepObject'].includes(style);
  return style !== 'deepObject' || !Array.isArray(value);
}

export function parameterOf({place, style, explode, allowReserved}: Way, more: object): ParameterObject {
  const reserved = allowReserved ? {allowReserved} : {};
  return {name: 'color', in: place, style, explode, ...reserved, ...more} as ParameterObject;
}

/** Writes a value; undefined leaves the parameter out. */
export function send(way: Way, value: Value | undefined): Sent {
  const nothing: Sent = {segment: 'none', query: '', headers: {}};
  if (value === undefined) return way.place === 'path' ? {...nothing, segment: ''} : nothing;
  const text = write(way, value);
  switch (way.place) {
    case 'path':
      return {...nothing, segment: text};
    case 'query':
      return {...nothing, query: text};
    case 'header':
      return {...nothing, headers: {color: text}};
    case 'cookie':
      return {...nothing, headers: {cookie: text}};
  }
}

function write({place, style, explode, allowReserved}: Way, value: Value): string {
  const none = (text: string) => text;
  const reserved = (text: string) => encode(text, true);
  switch (style) {
    case 'label':
      return expand('.', 'color', value, explode);
    case 'matrix':
      return expand(';', 'color', value, explode);
    case 'spaceDelimited':
      return delimited('color', value, ' ');
    case 'pipeDelimited':
      return delimited('color', value, '|');
    case 'deepObject':
      return deepObject('color', value as Record<string, string>);
    case 'form':
      return expand('?', 'color', value, explode, allowReserved ? reserved : encode).slice(1);
    default:
      // Header fields have no percent escapes of their own (OpenAPI 3.1.1, appendix D).
      return expand('', 'color', value, explode, place === 'header' ? none : encode);
  }
}

function both(way: Omit<Way, 'explode'>): Way[] {
  return [
    {...way, explode: false},
    {...way, explode: true},
  ];
}
