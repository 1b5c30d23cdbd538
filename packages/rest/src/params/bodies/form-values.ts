import {HttpError, InvalidBodyError} from '../../errors.js';
import {parseJson} from './json-parser.js';
import {pointerTo} from '../pointer.js';
import {ANYTHING} from './schema-shape.js';
import {treeOf} from './form-tree.js';

import type {DescribedBody, FieldEncoding} from '../../contract/body-parser.js';
import type {FormField, FormTree} from './form-tree.js';
import type {Shape} from './schema-shape.js';

const JSON_TYPE = /^application\/json$|\+json$/i;

const SEPARATORS: Readonly<Record<string, string>> = {form: ',', spaceDelimited: ' ', pipeDelimited: '|'};

/**
 * Puts the fields of a form together to the object that its schema describes (OpenAPI 3.1, 4.8.15).
 *
 * Text becomes a number or a boolean where the schema has these and the text is one; else it stays text, of which
 * the validator tells.
 *
 * @throws {InvalidBodyError} for a field that should be JSON and is none
 * @throws {MalformedBodyError} for names that contradict each other, or are refused
 */
export function formValue(fields: readonly FormField[], shape: Shape, body: DescribedBody): Record<string, unknown> {
  const members = [...treeOf(fields, shape, body)].map(([name, node]) => {
    const encoding = body.encoding[name] ?? {};
    return [name, nodeValue(node, shape.properties.get(name), encoding, body)] as const;
  });
  return Object.fromEntries(members);
}

function nodeValue(
  node: FormTree | readonly FormField[],
  shape: Shape = ANYTHING,
  encoding: FieldEncoding,
  body: DescribedBody,
): unknown {
  if (node instanceof Map) return branchValue(node, shape, body);
  if (shape.types.has('array')) return listValue(node, shape, encoding, body);
  const values = node.map(field => fieldValue(field, shape, encoding, body));
  // What is repeated and should not be is a list, of which the validator tells.
  return values.length === 1 ? values[0] : values;
}

function branchValue(tree: FormTree, shape: Shape, body: DescribedBody): unknown {
  const isList = shape.types.has('array') && isCounted(tree);
  const members = [...tree].map(([name, node]) => {
    const member = isList ? shape.items : shape.properties.get(name);
    return [name, nodeValue(node, member, {}, body)] as const;
  });
  if (!isList) return Object.fromEntries(members);
  return members.sort(([one], [other]) => Number(one) - Number(other)).map(([, value]) => value);
}

/** Whether names are the indexes of a list without a gap: a large index makes no large list. */
function isCounted(tree: FormTree): boolean {
  return [...tree.keys()].every((_, index) => tree.has(String(index)));
}

function listValue(fields: readonly FormField[], {items}: Shape, encoding: FieldEncoding, body: DescribedBody): unknown {
  const values = fields
    .flatMap(field => split(field, encoding))
    .map(field => fieldValue(field, items ?? ANYTHING, encoding, body));
  // JSON may be an item, or the list itself.
  const [only] = values;
  return values.length === 1 && Array.isArray(only) && !items?.types.has('array') ? only : values;
}

function fieldValue(field: FormField, shape: Shape, encoding: FieldEncoding, body: DescribedBody): unknown {
  if (field.text === undefined) return field.value;
  const isObject = shape.types.has('object') && !shape.types.has('string');
  if (isObject && separatorOf(encoding) !== undefined) return pairsValue(field, shape, encoding);
  // Objects are JSON unless their contract says otherwise.
  const isJson = encoding.contentType === undefined ? isObject : JSON_TYPE.test(encoding.contentType);
  return isJson ? parseField(field.name, field.text, body) : shape.decode(field.text);
}

/** An object as `R,100,G,200`. */
function pairsValue(field: FormField, {properties}: Shape, encoding: FieldEncoding): unknown {
  const texts = split(field, encoding).map(({text = ''}) => text);
  const names = texts.filter((_, index) => index % 2 === 0);
  return Object.fromEntries(
    names.map((name, index) => [name, (properties.get(name) ?? ANYTHING).decode(texts[index * 2 + 1] ?? '')]),
  );
}

function split(field: FormField, encoding: FieldEncoding): readonly FormField[] {
  const separator = separatorOf(encoding);
  if (separator === undefined || field.text === undefined) return [field];
  return field.text.split(separator).map(text => ({...field, text}));
}

/** What stands between the items of one field; undefined where each has a field of its own. */
function separatorOf({style = 'form', explode}: FieldEncoding): string | undefined {
  return (explode ?? style === 'form') ? undefined : SEPARATORS[style];
}

/** Reads JSON in a field. @throws {InvalidBodyError} which points to the field */
export function parseField(name: string, text: string, {limits}: DescribedBody): unknown {
  try {
    return parseJson(text, limits.depth);
  } catch (error) {
    if (!(error instanceof HttpError)) throw error;
    const fault = {in: 'body', pointer: pointerTo(name), code: 'json', message: 'must be JSON'} as const;
    throw new InvalidBodyError([fault]);
  }
}
