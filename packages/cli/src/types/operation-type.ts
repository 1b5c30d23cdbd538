import {resolveReference} from '@rondojs/openapi-spec';

import {typeOf} from './schema-type.js';

import type {MediaTypeObject, OpenApiSpec, OperationObject, ParameterObject, PathItemObject, RequestBodyObject, ResponseObject} from '@rondojs/openapi-spec';

/** The parameters and the result of the method that answers an operation: `(id: number): Answer<Todo>`. */
export function signatureOf(document: OpenApiSpec, item: PathItemObject, operation: OperationObject): string {
  const args = [...parametersOf(document, item, operation).map(argumentOf), ...bodyOf(document, operation)];
  return `(${args.map(distinct).join(', ')}): Answer<${resultOf(document, operation)} | More>`;
}

/** Those of the path first, then those of the operation, which take the place of others of their name. */
function parametersOf(document: OpenApiSpec, item: PathItemObject, operation: OperationObject): readonly ParameterObject[] {
  const [shared, own] = [item.parameters ?? [], operation.parameters ?? []].map(list => list.map(one => resolveReference<ParameterObject>(document, one)));
  const isTaken = ({name, in: place}: ParameterObject) => own?.some(other => other.name === name && other.in === place);
  return [...(shared ?? []).filter(parameter => !isTaken(parameter)), ...(own ?? [])];
}

function argumentOf({name, required, schema, content}: ParameterObject): string {
  const media = content && Object.values(content)[0];
  const type = typeOf(schema ?? media?.schema);
  const isGiven = required === true || hasDefault(schema);
  return `${argumentName(name)}: ${isGiven || type === 'unknown' ? type : `${type} | undefined`}`;
}

function bodyOf(document: OpenApiSpec, {requestBody}: OperationObject): readonly string[] {
  if (!requestBody) return [];
  const {content, required} = resolveReference<RequestBodyObject>(document, requestBody);
  const type = contentType(content);
  return [`body: ${required === true || type === 'unknown' ? type : `${type} | undefined`}`];
}

/** What successes hold; nothing where they are empty. */
function resultOf(document: OpenApiSpec, {responses = {}}: OperationObject): string {
  const successes = Object.entries(responses).filter(([status]) => status.startsWith('2'));
  const types = successes.map(([, response]) => {
    const {content} = resolveReference<ResponseObject>(document, response as ResponseObject);
    return content && Object.keys(content).length > 0 ? contentType(content) : 'void';
  });
  return [...new Set(types)].join(' | ') || 'unknown';
}

/** The type of JSON, of which there may be several; other media types may be anything. */
function contentType(content: Readonly<Record<string, MediaTypeObject>>): string {
  const types = Object.entries(content).map(([name, {schema}]) => (/[/+]json\b/i.test(name) ? typeOf(schema) : 'unknown'));
  return types.includes('unknown') || types.length === 0 ? 'unknown' : [...new Set(types)].join(' | ');
}

function hasDefault(schema: ParameterObject['schema']): boolean {
  return typeof schema === 'object' && 'default' in schema;
}

function argumentName(name: string): string {
  const camel = name.replaceAll(/[^A-Za-z0-9_$]+(.)?/g, (_, next: string | undefined) => next?.toUpperCase() ?? '');
  return /^[A-Za-z_$]/.test(camel) && !RESERVED.has(camel) ? camel : `_${camel}`;
}

/** Parameters in several places may have one name. */
function distinct(argument: string, index: number, all: readonly string[]): string {
  const nameOf = (text: string) => text.slice(0, text.indexOf(':'));
  const name = nameOf(argument);
  const earlier = all.slice(0, index).filter(other => nameOf(other) === name).length;
  return earlier === 0 ? argument : `${name}${earlier + 1}${argument.slice(name.length)}`;
}

const RESERVED: ReadonlySet<string> = new Set(
  [
    ['break', 'case', 'catch', 'class', 'const', 'continue', 'debugger', 'default', 'delete', 'do', 'else', 'enum'],
    ['export', 'extends', 'false', 'finally', 'for', 'function', 'if', 'import', 'in', 'instanceof', 'new', 'null'],
    ['return', 'super', 'switch', 'this', 'throw', 'true', 'try', 'typeof', 'var', 'void', 'while', 'with', 'yield'],
    ['let', 'static', 'implements', 'interface', 'package', 'private', 'protected', 'public', 'await', 'arguments', 'eval'],
  ].flat(),
);
