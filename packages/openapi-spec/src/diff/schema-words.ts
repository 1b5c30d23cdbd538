import {canonical, isSame} from './canonical.js';

import type {Part} from './schema-parts.js';
import type {SchemaPair} from './schema-pair.js';

/** What other files compare, and what has no meaning of its own. */
const COMPARED: ReadonlySet<string> = new Set(
  [
    ['type', 'enum', 'const', 'pattern', 'format', 'default', 'contentEncoding', 'contentMediaType'],
    ['maximum', 'exclusiveMaximum', 'maxLength', 'maxItems', 'maxProperties', 'multipleOf', 'uniqueItems'],
    ['minimum', 'exclusiveMinimum', 'minLength', 'minItems', 'minProperties'],
    ['properties', 'required', 'additionalProperties', 'unevaluatedProperties', 'items', 'readOnly', 'writeOnly'],
    ['oneOf', 'anyOf', 'allOf', 'discriminator', 'deprecated', 'nullable'],
    ['$ref', '$id', '$anchor', '$defs', 'definitions', '$schema'],
  ].flat(),
);

const FOR_PEOPLE: ReadonlySet<string> = new Set(['title', 'description', 'example', 'examples', '$comment', 'externalDocs']);

/** Compares all other keywords: texts, extensions, and rules of which nobody can say which is stricter. */
export function compareWords(pair: SchemaPair): void {
  const keywords = new Set([...pair.before, ...pair.after].flatMap(({value}) => Object.keys(value)));
  for (const keyword of keywords) {
    if (COMPARED.has(keyword) || isSame(allOf(pair.before, keyword), allOf(pair.after, keyword))) continue;
    pair.tell(codeOf(keyword, pair), pair.pointers.after, `'${keyword}' is another one.`);
  }
}

function codeOf(keyword: string, {direction}: SchemaPair) {
  if (keyword.startsWith('x-')) return 'extension-changed';
  return FOR_PEOPLE.has(keyword) ? 'documentation-changed' : (`${direction}-rule-changed` as const);
}

/** What all parts say of a keyword; in which of them is no matter. */
function allOf(parts: readonly Part[], keyword: string): readonly string[] {
  return parts.flatMap(({value}) => (value[keyword] === undefined ? [] : [canonical(value[keyword])])).sort();
}
