import {faultAt} from './fault.js';
import {fieldsOf} from '../document/shapes.js';
import {nearest} from './nearest.js';
import {pointerTo} from '../document/walk.js';

import type {DocumentFault} from './fault.js';
import type {Place} from '../document/walk.js';
import type {Survey} from './survey.js';

const KEYWORDS = fieldsOf('schema');
const KNOWN = new Set(KEYWORDS);

/** Keywords of schemas that JSON Schema lets pass as unknown, and that were most likely meant to be known ones. */
export function checkTypos({places, version}: Survey): readonly DocumentFault[] {
  // The official schema of 3.0 refuses all unknown keywords.
  if (version === '3.0') return [];

  return places.filter(({kind}) => kind === 'schema').flatMap(checkKeywords);
}

function checkKeywords(place: Place): readonly DocumentFault[] {
  return Object.keys(place.value).flatMap(keyword => {
    const here = pointerTo(place, keyword);
    if (keyword === 'nullable') return [faultAt(here, 'old-keyword', NULLABLE)];
    if (KNOWN.has(keyword) || keyword.startsWith('x-')) return [];
    const near = nearest(keyword, KEYWORDS);
    return near ? [faultAt(here, 'probable-typo', `'${keyword}' means nothing: did you mean '${near}'?`)] : [];
  });
}

const NULLABLE = `'nullable' is of OpenAPI 3.0, and means nothing since: write type: ['…', 'null'].`;
