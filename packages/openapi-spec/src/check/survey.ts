import {References} from '../document/references.js';
import {placesOf} from '../document/walk.js';

import type {OpenApiVersion} from '../document/version.js';
import type {Place} from '../document/walk.js';

/** A document as the checks read it: walked once. */
export interface Survey {
  readonly document: object;
  readonly version: OpenApiVersion;
  readonly places: readonly Place[];
  readonly references: References;
}

export function surveyOf(document: object, version: OpenApiVersion): Survey {
  return {document, version, places: placesOf(document), references: new References(document)};
}
