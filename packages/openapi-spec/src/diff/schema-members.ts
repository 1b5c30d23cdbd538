import {isClosed, propertiesOf, requiredOf, schemasAt} from './schema-values.js';
import {isSame} from './canonical.js';
import {isObject} from '../document/json.js';
import {pointerOf} from '../document/pointer.js';
import {partsOf} from './schema-parts.js';

import type {Side} from './side.js';
import type {Part, Schemas} from './schema-parts.js';
import type {Direction, SchemaPair} from './schema-pair.js';

/** The properties of one side of a pair that are sent in its direction. */
interface Members {
  readonly all: ReadonlyMap<string, Schemas>;
  readonly required: ReadonlySet<string>;
}

/** Compares the properties of objects; those that only the other direction has are not there. */
export function compareProperties(pair: SchemaPair, before: Side, after: Side): void {
  const [old, now] = [membersOf(before, pair.before, pair.direction), membersOf(after, pair.after, pair.direction)];
  for (const name of new Set([...old.all.keys(), ...now.all.keys()])) {
    const [earlier, later] = [old.all.get(name), now.all.get(name)];
    if (earlier && later) compareProperty(pair, name, old, now);
    else if (later) tellAdded(pair, name, now, later);
    else if (earlier) tellRemoved(pair, name, old, earlier);
  }
}

function membersOf(side: Side, parts: readonly Part[], direction: Direction): Members {
  const hidden = direction === 'request' ? 'readOnly' : 'writeOnly';
  const described = propertiesOf(parts);
  const isHidden = (schemas: Schemas) => partsOf(side, schemas).some(({value}) => value[hidden] === true);
  const shown = [...described].filter(([, schemas]) => !isHidden(schemas));
  const required = [...requiredOf(parts)].filter(name => !described.has(name) || shown.some(([other]) => other === name));
  const bare = required.filter(name => !described.has(name)).map(name => [name, []] as const);
  return {all: new Map([...shown, ...bare]), required: new Set(required)};
}

function compareProperty(pair: SchemaPair, name: string, old: Members, now: Members): void {
  const [before, after] = [old.all.get(name) ?? [], now.all.get(name) ?? []];
  const [was, is] = [old.required.has(name), now.required.has(name)];
  const pointer = after[0]?.pointer ?? pair.pointers.after;
  if (is && !was) pair.tell(`${pair.direction}-property-now-required`, pointer, `'${name}' is required now.`);
  if (was && !is) pair.tell(`${pair.direction}-property-now-optional`, pointer, `'${name}' is required no longer.`);
  pair.enter(before, after);
}

function tellAdded(pair: SchemaPair, name: string, now: Members, schemas: Schemas): void {
  const pointer = schemas[0]?.pointer ?? pair.pointers.after;
  pair.tell(addedCode(pair, now.required.has(name)), pointer, `'${name}' is new.`);
}

function addedCode({direction, before}: SchemaPair, isRequired: boolean) {
  if (direction === 'request') return isRequired ? 'request-required-property-added' : 'request-property-added';
  return isClosed(before) ? 'response-unforeseen-property-added' : 'response-property-added';
}

function tellRemoved(pair: SchemaPair, name: string, old: Members, schemas: Schemas): void {
  const pointer = schemas[0]?.pointer ?? pair.pointers.before;
  pair.tell(removedCode(pair, old.required.has(name)), pointer, `'${name}' is gone.`);
}

function removedCode({direction, after}: SchemaPair, wasRequired: boolean) {
  if (direction === 'request') return isClosed(after) ? 'request-property-refused' : 'request-property-removed';
  return wasRequired ? 'response-required-property-removed' : 'response-property-removed';
}

/** Compares what properties there may be that nobody has described. */
export function compareOpenness(pair: SchemaPair): void {
  const [was, is] = [isClosed(pair.before), isClosed(pair.after)];
  const words = is ? 'may have no other properties' : 'may have other properties';
  if (was !== is) pair.tell(`${pair.direction}-${is ? 'closed' : 'opened'}`, pair.pointers.after, `The object ${words} now.`);
  if (was || is) return;
  for (const keyword of ['additionalProperties', 'unevaluatedProperties']) enterBoth(pair, keyword);
}

export function compareItems(pair: SchemaPair): void {
  enterBoth(pair, 'items');
}

/** Compares what a keyword holds; where one side says nothing, it allows anything. */
function enterBoth(pair: SchemaPair, keyword: string): void {
  const [before, after] = [schemasAt(pair.before, keyword), schemasAt(pair.after, keyword)];
  if (before.length + after.length > 0) pair.enter(whole(before, pair.pointers.before, keyword), whole(after, pair.pointers.after, keyword));
}

function whole(schemas: Schemas, pointer: string, keyword: string): Schemas {
  return schemas.length > 0 ? schemas : [{value: {}, pointer: pointer + pointerOf(keyword)}];
}

export function compareDeprecation({before, after, pointers, tell}: SchemaPair): void {
  const [was, is] = [before, after].map(parts => parts.some(({value}) => value.deprecated === true));
  if (is && !was) tell('property-deprecated', pointers.after, 'It is deprecated now.');
  if (was && !is) tell('property-kept', pointers.after, 'It is deprecated no longer.');
}

export function compareDiscriminators(pair: SchemaPair): void {
  const [before, after] = [pair.before, pair.after].map(discriminatorOf);
  if (!before || !after || isSame(before, after)) return;
  const shared = Object.keys(before.mapping).filter(name => Object.hasOwn(after.mapping, name));
  const isMoved = shared.some(name => before.mapping[name] !== after.mapping[name]);
  if (before.propertyName === after.propertyName && !isMoved) return;
  pair.tell('discriminator-changed', pair.pointers.after, 'The discriminator names another property, or other schemas.');
}

function discriminatorOf(parts: readonly Part[]) {
  const found = parts.map(({value}) => value.discriminator).find(isObject);
  return found && {propertyName: found.propertyName, mapping: isObject(found.mapping) ? found.mapping : {}};
}
