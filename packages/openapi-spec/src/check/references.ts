import {SECTIONS} from '../document/shapes.js';
import {faultAt} from './fault.js';
import {isObject, listOf} from '../document/json.js';
import {isReference} from '../types.js';
import {nearest} from './nearest.js';
import {operationIdsOf} from './operations.js';
import {pointerTo} from '../document/walk.js';
import {tokensOf, valueAt} from '../document/pointer.js';

import type {DocumentFault} from './fault.js';
import type {Kind} from '../document/shapes.js';
import type {Place} from '../document/walk.js';
import type {Survey} from './survey.js';

/** References that lead nowhere, to something else, or in a circle; and links to no operation. */
export function checkReferences(survey: Survey): readonly DocumentFault[] {
  const operationIds = new Set(operationIdsOf(survey));
  return survey.places.flatMap(place => {
    if (isReference(place.value)) return checkReference(place, place.value.$ref, survey);
    if (place.kind === 'discriminator') return checkMapping(place, survey);
    return place.kind === 'link' ? checkLink(place, operationIds) : [];
  });
}

function checkReference(place: Place, reference: string, survey: Survey): readonly DocumentFault[] {
  const here = pointerTo(place, '$ref');
  const target = survey.references.find(reference, place);
  if (!target) return [faultAt(here, 'unresolved-reference', adviceFor(reference, survey.document))];

  const expected = SECTIONS[place.kind];
  const [root, section] = tokensOf(target.pointer) ?? [];
  if (root === 'components' && expected && KNOWN_SECTIONS.has(String(section)) && !agrees(target.pointer, place.kind))
    return [faultAt(here, 'wrong-reference', `It should lead to #/components/${expected}, and leads to ${target.pointer}.`)];

  return isCircle(place, survey) ? [faultAt(here, 'circular-reference', circle(reference))] : [];
}

const KNOWN_SECTIONS = new Set(Object.values(SECTIONS));

/** A reference deep into a component may lead to anything; one to a component itself must fit. */
function agrees(pointer: string, kind: Kind): boolean {
  const tokens = tokensOf(pointer) ?? [];
  return tokens.length !== 3 || tokens[1] === SECTIONS[kind];
}

function circle(reference: string): string {
  return `'${reference}' leads back to itself by references alone: one of them should say what it stands for.`;
}

function isCircle(place: Place, {references}: Survey): boolean {
  const seen = new Set<unknown>([place.value]);
  let {value}: {value: unknown} = place;
  while (isReference(value)) {
    value = references.find(value.$ref, place)?.value;
    if (seen.has(value)) return value === place.value;
    seen.add(value);
  }
  return false;
}

function adviceFor(reference: string, document: object): string {
  if (!reference.startsWith('#'))
    return `'${reference}' is in another document: bundle them into one, with bundle(document, {location, read}).`;

  const [, parent, name] = /^#(.*)\/([^/]+)$/.exec(reference) ?? [];
  const siblings = valueAt(document, parent ?? '');
  const near = isObject(siblings) && name ? nearest(name, Object.keys(siblings)) : undefined;
  const hint = near ? `did you mean '#${parent}/${near}'?` : 'correct it, or add what it refers to.';
  return `'${reference}' leads nowhere: ${hint}`;
}

function checkMapping(place: Place, survey: Survey): readonly DocumentFault[] {
  const {mapping} = place.value;
  return Object.entries(isObject(mapping) ? mapping : {}).flatMap(([name, reference]) => {
    if (typeof reference !== 'string' || !/^#|\//.test(reference)) return [];
    if (survey.references.find(reference, place)) return [];
    return [faultAt(pointerTo(place, 'mapping', name), 'unresolved-reference', adviceFor(reference, survey.document))];
  });
}

function checkLink(place: Place, operationIds: ReadonlySet<string>): readonly DocumentFault[] {
  const {operationId} = place.value;
  if (typeof operationId !== 'string' || operationIds.has(operationId)) return [];

  const near = nearest(operationId, listOf([...operationIds]) as readonly string[]);
  const hint = near ? `did you mean '${near}'?` : 'correct it, or give an operation this operationId.';
  return [faultAt(pointerTo(place, 'operationId'), 'unresolved-reference', `No operation is '${operationId}': ${hint}`)];
}
