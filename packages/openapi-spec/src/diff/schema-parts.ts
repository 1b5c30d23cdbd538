import {isObject, listOf, without} from '../document/json.js';

import type {JsonObject} from '../document/json.js';
import type {Located, Side} from './side.js';

/** What a value must be: all of these schemas at the same time. */
export type Schemas = readonly Located[];

/** One schema without references and `allOf`, of several that hold at the same time. */
export interface Part extends Located<JsonObject> {
  /** Whether null is accepted besides, as in `anyOf: [{...}, {type: 'null'}]`. */
  readonly orNull: boolean;
}

/** Takes schemas apart: references are followed, `allOf` is laid out flat. An empty schema has no parts. */
export function partsOf(side: Side, schemas: Schemas): readonly Part[] {
  const parts: Part[] = [];
  const seen = new Set<string>();
  const add = ({value, pointer}: Located, orNull: boolean): void => {
    if (value === false) parts.push({value: {not: {}}, pointer, orNull});
    if (!isObject(value) || seen.has(`${pointer} ${orNull}`)) return;
    seen.add(`${pointer} ${orNull}`);
    if (typeof value.$ref === 'string') add(side.resolve({value: {$ref: value.$ref}, pointer}), orNull);
    listOf(value.allOf).forEach((member, index) => add({value: member, pointer: `${pointer}/allOf/${index}`}, orNull));
    const only = onlyVariant({value, pointer});
    if (only) add(only, true);
    const rest = without(value, '$ref', 'allOf', ...(only ? ['anyOf', 'oneOf'] : []));
    if (Object.keys(rest).length > 0) parts.push({value: rest, pointer, orNull});
  };
  for (const schema of schemas) add(schema, false);
  return parts;
}

/** The one schema beside null, where there is a choice between these two. */
function onlyVariant({value, pointer}: Located<JsonObject>): Located | undefined {
  if (value.anyOf !== undefined && value.oneOf !== undefined) return undefined;
  const field = value.anyOf === undefined ? 'oneOf' : 'anyOf';
  const variants = listOf(value[field]).map((variant, index) => ({value: variant, pointer: `${pointer}/${field}/${index}`}));
  const others = variants.filter(variant => !isNull(variant.value));
  return variants.length === 2 && others.length === 1 ? others[0] : undefined;
}

function isNull(schema: unknown): boolean {
  return isObject(schema) && schema.type === 'null';
}
