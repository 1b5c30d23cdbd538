import {compareOtherFields} from './other-fields.js';
import {compareContents} from './contents.js';
import {isSame} from './canonical.js';

import type {Direction} from './schema-pair.js';
import type {JsonObject} from '../document/json.js';
import type {Located} from './side.js';
import type {Scene} from './scene.js';

type Parameter = Located<JsonObject>;

const COMPARED: ReadonlySet<string> = new Set(
  [
    ['name', 'in', 'required', 'deprecated', 'style', 'explode', 'allowReserved', 'allowEmptyValue', 'schema', 'content'],
  ].flat(),
);

/** Compares the parameters of an operation, those of its path among them. */
export function compareParameters(scene: Scene, before: ReadonlyMap<string, Parameter>, after: ReadonlyMap<string, Parameter>): void {
  for (const [key, parameter] of after) {
    const old = before.get(key);
    if (old) compareParameter(scene, old, parameter);
    else tellAdded(scene, parameter);
  }
  for (const [key, parameter] of before) {
    if (!after.has(key)) scene.tell('parameter-removed', parameter.pointer, `${nameOf(parameter)} is gone.`);
  }
}

function tellAdded({tell}: Scene, parameter: Parameter): void {
  const code = isRequired(parameter) ? 'required-parameter-added' : 'parameter-added';
  tell(code, parameter.pointer, `${nameOf(parameter)} is new${isRequired(parameter) ? ', and required' : ''}.`);
}

function compareParameter(scene: Scene, before: Parameter, after: Parameter): void {
  const {tell} = scene;
  const [name, {pointer}] = [nameOf(after), after];
  const [was, is] = [isRequired(before), isRequired(after)];
  if (is && !was) tell('parameter-now-required', pointer, `${name} is required now.`);
  if (was && !is) tell('parameter-now-optional', pointer, `${name} is required no longer.`);
  const [old, now] = [before.value, after.value];
  if (!isSame(serializationOf(old), serializationOf(now))) tell('parameter-serialization-changed', pointer, `${name} is written in another way.`);
  if (old.allowEmptyValue === true && now.allowEmptyValue !== true) tell('parameter-empty-refused', pointer, `${name} must have a value now.`);
  if (old.allowEmptyValue !== true && now.allowEmptyValue === true) tell('parameter-empty-allowed', pointer, `${name} may be empty now.`);
  if (old.deprecated !== true && now.deprecated === true) tell('parameter-deprecated', pointer, `${name} is deprecated now.`);
  if (old.deprecated === true && now.deprecated !== true) tell('parameter-kept', pointer, `${name} is deprecated no longer.`);
  compareValue(scene, before, after, scene.requests);
  compareOtherFields(before, after, COMPARED, tell);
}

/** Compares the schema of a parameter or header, or of its one media type. */
export function compareValue(scene: Scene, before: Parameter, after: Parameter, direction: Direction): void {
  const media = [before, after].map(({value}) => value.content !== undefined);
  if (media[0] !== media[1]) return;
  compareContents(scene, before, after, direction, {});
  if (media[0]) return;
  scene.schemas([schemaOf(before)], [schemaOf(after)], direction);
}

function schemaOf({value, pointer}: Parameter): Located {
  return {value: value.schema ?? {}, pointer: `${pointer}/schema`};
}

/** How the text of a parameter or header is made; defaults filled in. */
export function serializationOf(value: JsonObject): unknown {
  if (value.content !== undefined) return {content: Object.keys(value.content as object)};
  const style = value.style ?? (value.in === 'query' || value.in === 'cookie' ? 'form' : 'simple');
  return {style, explode: value.explode ?? (style === 'form' || style === 'cookie'), reserved: value.allowReserved === true};
}

function isRequired({value}: Parameter): boolean {
  return value.required === true;
}

function nameOf({value}: Parameter): string {
  return `The ${String(value.in)} parameter '${String(value.name)}'`;
}
