import {adviceOf, placeOf, withoutEchoes} from './schema-errors.js';
import {faultAt} from './fault.js';
import {isObject} from '../document/json.js';
import {pointerTo} from '../document/walk.js';

import type {DocumentFault} from './fault.js';
import type {Place} from '../document/walk.js';
import type {SchemaError} from './compiled-schema.js';
import type {Survey} from './survey.js';

/** What is wrong with schemas as such: against JSON Schema itself, and in their regular expressions. */
export async function checkSchemas(survey: Survey): Promise<readonly DocumentFault[]> {
  const schemas = survey.places.filter(({kind}) => kind === 'schema');
  const patterns = schemas.flatMap(checkPatterns);
  // The official schema of 3.0 describes schemas too; the newer ones leave them to JSON Schema.
  if (survey.version === '3.0') return patterns;

  const {validate} = await import('./compiled/json-schema-2020-12.js');
  const whole = schemas.filter(place => place.parent?.kind !== 'schema' && isCurrent(place, survey.document));
  const broken = whole.flatMap(place => (validate(place.value) ? [] : toFaults(place, validate.errors ?? [])));
  return [...broken, ...patterns];
}

/** Schemas may say that they are in another dialect, and are then not judged by this one. */
function isCurrent({value}: Place, document: object): boolean {
  const {jsonSchemaDialect = ''} = document as {readonly jsonSchemaDialect?: unknown};
  const {$schema = jsonSchemaDialect} = value;
  return $schema === '' || /2020-12|spec\.openapis\.org/.test(String($schema));
}

/** Of what the keywords of one place are told, the first is the nearest to the reason. */
function toFaults(place: Place, errors: readonly SchemaError[]): readonly DocumentFault[] {
  const here = pointerTo(place);
  const firsts = new Map<string, SchemaError>();
  for (const error of withoutEchoes(errors)) {
    const before = firsts.get(error.instancePath);
    if (!before || error.keyword === 'enum') firsts.set(error.instancePath, error);
  }
  return [...firsts.values()].map(error => faultAt(here + placeOf(error), 'invalid-schema', adviceOf(error)));
}

/** The regular expressions of a schema, and where they are. */
export function patternsOf(place: Place): readonly (readonly [pattern: string, pointer: string])[] {
  const {pattern, patternProperties} = place.value;
  const keys = isObject(patternProperties) ? Object.keys(patternProperties) : [];
  const own = typeof pattern === 'string' ? [[pattern, pointerTo(place, 'pattern')] as const] : [];
  return [...own, ...keys.map(key => [key, pointerTo(place, 'patternProperties', key)] as const)];
}

function checkPatterns(place: Place): readonly DocumentFault[] {
  return patternsOf(place).flatMap(([pattern, pointer]) => {
    const reason = reasonAgainst(pattern);
    if (reason === undefined) return [];
    return [faultAt(pointer, 'invalid-pattern', `It should be a regular expression of ECMA-262 with the flag u. ${reason}.`)];
  });
}

function reasonAgainst(pattern: string): string | undefined {
  try {
    void new RegExp(pattern, 'u');
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}
