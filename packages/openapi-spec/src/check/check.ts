import {checkOfficial} from './official.js';
import {checkOperations} from './operations.js';
import {checkReferences} from './references.js';
import {checkSchemas} from './schemas.js';
import {checkSlowPatterns} from './slow-patterns.js';
import {checkTypos} from './typos.js';
import {checkValues} from './values.js';
import {faultAt} from './fault.js';
import {surveyOf} from './survey.js';
import {versionOf} from '../document/version.js';

import type {AnyOpenApiSpec} from '../types.js';
import type {DocumentFault} from './fault.js';
import type {JsonObject} from '../document/json.js';
import type {Survey} from './survey.js';

export interface CheckOptions {
  /**
   * Finds errors only, and compiles only those schemas that have examples or defaults: for the start of a server,
   * which compiles the schemas that it needs itself. @defaultValue false
   */
  readonly quick?: boolean;
}

/**
 * Finds all that is wrong with a document of OpenAPI 3.0, 3.1 or 3.2, at once.
 *
 * What is in other documents cannot be checked: bundle them first. The checks, and the libraries that they need,
 * are loaded when this is first called.
 *
 * @example
 * const faults = await check(document);
 * for (const {pointer, message} of faults) console.log(`#${pointer}: ${message}`);
 */
export async function check(document: AnyOpenApiSpec, {quick = false}: CheckOptions = {}): Promise<readonly DocumentFault[]> {
  const version = versionOf(document);
  if (!version) return [unknownVersion(document)];

  const survey = surveyOf(document, version);
  const faults = [
    ...(await checkOfficial(survey)),
    ...checkReferences(survey),
    ...checkOperations(survey),
    ...(await checkSchemas(survey)),
  ];
  const values = await checkValues(survey, faults, !quick);
  const warnings = quick ? [] : await warningsOf(survey);
  return unique([...faults, ...values, ...warnings]);
}

async function warningsOf(survey: Survey): Promise<readonly DocumentFault[]> {
  return [...checkTypos(survey), ...(await checkSlowPatterns(survey))];
}

function unknownVersion(document: object): DocumentFault {
  const {openapi} = document as JsonObject;
  const said = openapi === undefined ? 'It says no version' : `It says ${JSON.stringify(openapi)}`;
  return faultAt('/openapi', 'unknown-version', `${said}: it should be '3.0.4', '3.1.1', '3.2.0' or the like.`);
}

function unique(faults: readonly DocumentFault[]): readonly DocumentFault[] {
  const byText = new Map(faults.map(fault => [`${fault.pointer} ${fault.message}`, fault]));
  return [...byText.values()];
}
