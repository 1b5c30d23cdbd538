import {ParameterError, checkLength, decodeAll} from './wire.js';
import {beforeBracket} from './raw-pairs.js';
import {createSplit, decoderFor} from './styles.js';
import {gatherDeepObject} from './deep-object.js';
import {partsOf, propertyNames, typesOf} from './schema-view.js';

import type {ComponentsObject, ParameterObject, SchemaObject} from '@rondojs/openapi-spec';
import type {RawPairs} from './raw-pairs.js';
import type {RequestTexts} from './request-texts.js';
import type {Shape, Style} from './styles.js';
import type {Wire} from './wire.js';

/** Finds one parameter in a request; undefined when it is not there. @throws {ParameterError} */
export type Collect = (texts: RequestTexts) => Wire | undefined;

/** What the collector of a parameter must know of its surroundings. */
export interface CollectOptions {
  readonly maxDepth: number;
  readonly maxLength: number;
  /** The names in query and cookies that belong to the operation's other parameters. */
  readonly claimed: ReadonlySet<string>;
}

/** Makes what finds a parameter, and takes it apart by its style. */
export function createCollect(
  parameter: ParameterObject,
  components: ComponentsObject,
  options: CollectOptions,
): Collect {
  const parts = partsOf(parameter.schema ?? {}, components);
  const style = styleOf(parameter, shapeOf(parts));
  const {name, in: place} = parameter;
  if (place === 'path') return fromText(style, options, texts => texts.path(name));
  if (place === 'header') return fromText(style, options, headerNamed(name));

  const pairsOf = pairsIn(place, style);
  if (style.style === 'deepObject') {
    return texts => gatherDeepObject(pairsOf(texts), style, options);
  }
  if (style.shape === 'object' && style.explode) {
    return explodedObject(style, parts, options, pairsOf);
  }
  return fromPairs(style, options, pairsOf);
}

/** The text of a parameter that has content, and no style. */
export function createContentCollect({name, in: place}: ParameterObject, options: CollectOptions): Collect {
  const style: Style = {style: 'content', explode: true, name, shape: 'scalar', decode: decoderFor(place, false)};
  if (place === 'path') return fromText(style, options, texts => texts.path(name));
  if (place === 'header') return fromText(style, options, headerNamed(name));
  return fromPairs(style, options, pairsIn(place, style));
}

/** The names in the query that a parameter reads. */
export function claimedNames(parameter: ParameterObject, components: ComponentsObject): readonly string[] {
  const parts = partsOf(parameter.schema ?? {}, components);
  const {style, shape, explode} = styleOf(parameter, shapeOf(parts));
  const isExploded = !parameter.content && style === 'form' && shape === 'object' && explode;
  return isExploded ? propertyNames(parts) : [parameter.name];
}

/** Whether a parameter takes all keys of the query that belong to no other. */
export function takesOtherKeys(parameter: ParameterObject, components: ComponentsObject): boolean {
  const parts = partsOf(parameter.schema ?? {}, components);
  const {style, shape, explode} = styleOf(parameter, shapeOf(parts));
  const isExploded = !parameter.content && style === 'form' && shape === 'object' && explode;
  return isExploded && parameter.in === 'query' && hasOtherProperties(parts);
}

function hasOtherProperties(parts: readonly SchemaObject[]): boolean {
  if (propertyNames(parts).length === 0) return true;
  return parts.some(({additionalProperties: more}) => more !== undefined && more !== false);
}

function styleOf({name, in: place, allowReserved = false, ...given}: ParameterObject, shape: Shape): Style {
  const style: string = given.style ?? (place === 'query' || place === 'cookie' ? 'form' : 'simple');
  const explode = given.explode ?? (style === 'form' || style === 'deepObject');
  const isHeader = place === 'header';
  return {style: isHeader ? 'header' : style, explode, name, shape, decode: decoderFor(place, allowReserved)};
}

function pairsIn(place: string, {explode, shape}: Style): (texts: RequestTexts) => RawPairs {
  if (place === 'query') return texts => texts.query;
  // What is exploded in a cookie has `&` between its pairs, as in a query; or is several cookies.
  return explode && shape !== 'scalar' ? texts => texts.explodedCookies : texts => texts.cookies;
}

function shapeOf(parts: readonly SchemaObject[]): Shape {
  const types = typesOf(parts);
  if (types.has('object')) return 'object';
  return types.has('array') ? 'list' : 'scalar';
}

function headerNamed(name: string): (texts: RequestTexts) => string | undefined {
  const lower = name.toLowerCase();
  return texts => {
    const value = texts.header(lower);
    return typeof value === 'object' ? value.join(', ') : value;
  };
}

function fromText(
  style: Style,
  {maxLength}: CollectOptions,
  read: (texts: RequestTexts) => string | undefined,
): Collect {
  const split = createSplit(style);
  return texts => {
    const raw = read(texts);
    if (raw === undefined) return undefined;
    checkLength(raw, maxLength);
    return raw === '' ? raw : split(raw);
  };
}

function fromPairs(style: Style, {maxLength}: CollectOptions, pairsOf: (texts: RequestTexts) => RawPairs): Collect {
  const {name, decode, explode, shape} = style;
  const split = createSplit(style);
  const isRepeated = explode && shape === 'list';
  const several = (values: readonly string[]) => {
    for (const value of values) checkLength(value, maxLength);
    if (isRepeated) return values.map(decode);
    throw new ParameterError('repeated', 'must be given once');
  };
  return texts => {
    const found = pairsOf(texts).find(name);
    if (found === undefined) return undefined;
    if (typeof found !== 'string') return several(found);
    checkLength(found, maxLength);
    if (isRepeated) return [decode(found)];
    return found === '' ? found : split(found);
  };
}

/** Each property of the object is a pair of its own; where it may have others, all that nobody else reads. */
function explodedObject(
  {decode}: Style,
  parts: readonly SchemaObject[],
  options: CollectOptions,
  pairsOf: (texts: RequestTexts) => RawPairs,
): Collect {
  const named = new Set(propertyNames(parts));
  const isOpen = hasOtherProperties(parts);
  const isMine = (name: string) => named.has(name) || (isOpen && !options.claimed.has(beforeBracket(name)));
  return texts => {
    const members = new Map<string, Wire>();
    for (const [name, values] of pairsOf(texts).byName()) {
      if (!isMine(name)) continue;
      members.set(name, decodeAll(values, decode, options.maxLength));
    }
    return members.size === 0 ? undefined : members;
  };
}
