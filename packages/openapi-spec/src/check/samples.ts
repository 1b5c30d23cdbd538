import {isObject, listOf, objectOf} from '../document/json.js';
import {pointerTo} from '../document/walk.js';

import type {FaultCode} from './fault.js';
import type {Place} from '../document/walk.js';
import type {Survey} from './survey.js';

/** A value in a document that must be as a schema says. */
export interface Sample {
  readonly code: Extract<FaultCode, 'invalid-example' | 'invalid-default'>;
  readonly value: unknown;
  readonly pointer: string;
  /** Where the schema is. */
  readonly schema: string;
}

/** All examples and defaults of a document. */
export function samplesOf(survey: Survey): readonly Sample[] {
  return survey.places.flatMap(place => {
    if (place.kind === 'schema') return samplesOfSchema(place);
    return CARRIERS.has(place.kind) && isObject(place.value.schema) ? examplesOf(place, survey) : [];
  });
}

const CARRIERS: ReadonlySet<string> = new Set(['mediaType', 'parameter', 'header']);

function samplesOfSchema(place: Place): readonly Sample[] {
  const {value} = place;
  if (!('default' in value || 'example' in value || 'examples' in value)) return [];

  const schema = pointerTo(place);
  const example = (found: unknown, ...tokens: (string | number)[]) =>
    ({code: 'invalid-example', value: found, pointer: pointerTo(place, ...tokens), schema}) as const;
  return [
    ...('default' in value ? [{...example(value.default, 'default'), code: 'invalid-default'} as const] : []),
    ...('example' in value ? [example(value.example, 'example')] : []),
    ...listOf(value.examples).map((found, index) => example(found, 'examples', index)),
  ];
}

function examplesOf(place: Place, survey: Survey): readonly Sample[] {
  const {value} = place;
  const schema = pointerTo(place, 'schema');
  const sample = (found: unknown, ...tokens: string[]) =>
    ({code: 'invalid-example', value: found, pointer: pointerTo(place, ...tokens), schema}) as const;
  const single = 'example' in value ? [sample(value.example, 'example')] : [];
  const named = Object.entries(objectOf(value.examples)).flatMap(([name, entry]) => {
    const example = objectOf(resolved(entry, survey));
    return ['value', 'dataValue'].filter(field => field in example).map(field => sample(example[field], 'examples', name));
  });
  return [...single, ...named].filter(({value: found}) => typeof found !== 'string' || !isText(place));
}

function resolved(entry: unknown, survey: Survey): unknown {
  const {$ref} = objectOf(entry);
  return typeof $ref === 'string' ? survey.references.find($ref)?.value : entry;
}

/** In XML or CSV an example is the text, and not what it says. */
function isText(place: Place): boolean {
  return place.kind === 'mediaType' && !/json/i.test(String(place.tokens.at(-1)));
}
