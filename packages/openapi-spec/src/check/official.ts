import {adviceOf, codeOf, isInside, placeOf, unknownFieldOf, withoutEchoes} from './schema-errors.js';
import {faultAt} from './fault.js';
import {SINCE_32, fieldsOf, slotOf} from '../document/shapes.js';
import {tokensOf, valueAt} from '../document/pointer.js';

import type {CompiledSchema, SchemaError} from './compiled-schema.js';
import type {DocumentFault} from './fault.js';
import type {Kind} from '../document/shapes.js';
import type {OpenApiVersion} from '../document/version.js';
import type {Survey} from './survey.js';

/** What the official schema of the document's version refuses. */
export async function checkOfficial({document, version}: Survey): Promise<readonly DocumentFault[]> {
  const {validate} = await load(version);
  if (validate(document)) return [];

  const errors = withoutEchoes(withoutCascades(withoutBranches(validate.errors ?? [], document), version));
  return errors.map(error => toFault(error, version));
}

function load(version: OpenApiVersion): Promise<{readonly validate: CompiledSchema}> {
  switch (version) {
    case '3.0':
      return import('./compiled/openapi-3-0.js');
    case '3.1':
      return import('./compiled/openapi-3-1.js');
    case '3.2':
      return import('./compiled/openapi-3-2.js');
  }
}

function toFault(error: SchemaError, version: OpenApiVersion): DocumentFault {
  const kind = kindAt(error.instancePath);
  const newer = newerField(error, kind, version);
  const message = newer ?? anyOfAdvice(error) ?? adviceOf(error, kind ? fieldsIn(kind, version) : []);
  return faultAt(placeOf(error), codeOf(error), message);
}

/** The schema of a document wants one of three fields, and reports all three as missing. */
function anyOfAdvice({schemaPath, keyword, instancePath}: SchemaError): string | undefined {
  if (keyword !== 'required' || instancePath !== '' || !schemaPath.includes('anyOf')) return undefined;
  return `Add 'paths', 'components' or 'webhooks': one of them is required.`;
}

function newerField(error: SchemaError, kind: Kind | undefined, version: OpenApiVersion): string | undefined {
  if (codeOf(error) !== 'unknown-field' || !kind || version === '3.2') return undefined;
  const field = unknownFieldOf(error.params);
  return SINCE_32[kind]?.includes(field) ? `'${field}' is of OpenAPI 3.2: say openapi: '3.2.0', or remove it.` : undefined;
}

/**
 * Once something inside an object is refused, the schemas of 3.1 and 3.2 call all its fields unknown. Those
 * that its kind has are not.
 */
function withoutCascades(errors: readonly SchemaError[], version: OpenApiVersion): readonly SchemaError[] {
  const isUnevaluated = ({keyword}: SchemaError) => keyword === 'unevaluatedProperties';
  const others = errors.filter(error => !isUnevaluated(error));
  const isCascade = (error: SchemaError) => {
    const field = unknownFieldOf(error.params);
    const kind = kindAt(error.instancePath);
    if (field.startsWith('x-') || (kind && fieldsIn(kind, version).includes(field))) return hasReason(error);
    return !kind && hasReason(error);
  };
  const hasReason = ({instancePath}: SchemaError) => others.some(other => isInside(other.instancePath, instancePath));
  return errors.filter(error => !isUnevaluated(error) || !isCascade(error));
}

/** Leaves out what was said only because another alternative was meant: a reference, another place. */
function withoutBranches(errors: readonly SchemaError[], document: object): readonly SchemaError[] {
  const isBranch = ({schemaPath, keyword, instancePath, params}: SchemaError) => {
    // Responses need any entry, not this one.
    if (params.missingProperty === 'default' && instancePath.endsWith('/responses')) return true;
    if (params.missingProperty === '$ref') return true;
    // The name has an error of its own, which says it.
    if (schemaPath.includes('propertyNames/')) return true;
    const isChoice = keyword === 'enum' || keyword === 'const';
    return isChoice && CHOICES.test(`${instancePath} ${String(valueAt(document, instancePath))}`);
  };
  const kept = errors.filter(error => !isBranch(error));
  return kept.some(({keyword}) => keyword !== 'oneOf') ? kept : errors;
}

const CHOICES = /\/in (path|query|header|cookie)$|\/type (apiKey|http|oauth2|openIdConnect)$/;

function fieldsIn(kind: Kind, version: OpenApiVersion): readonly string[] {
  const newer = version === '3.2' ? [] : (SINCE_32[kind] ?? []);
  return fieldsOf(kind).filter(field => field !== '*' && !newer.includes(field));
}

/** Which kind of object is at a pointer; undefined for maps, lists, and what has no kind. */
function kindAt(pointer: string): Kind | undefined {
  let kind: Kind = 'document';
  const tokens = [...(tokensOf(pointer) ?? [])];
  for (let token = tokens.shift(); token !== undefined; token = tokens.shift()) {
    const slot = slotOf(kind, token);
    if (!slot || (slot.many !== '' && tokens.shift() === undefined)) return undefined;
    ({kind} = slot);
  }
  return kind;
}
