import {COMPRESSED, SIZES} from './cases/sizes.js';
import {CONNECTIONS, HEADS, MALFORMED_HTTP} from './cases/http.js';
import {CONTENT_TYPES} from './cases/content-types.js';
import {ERRORS, RESPONSE_SPLITTING, STREAMS} from './cases/faults.js';
import {HEADERS, PARAMETERS} from './cases/parameters.js';
import {JSON_BODIES} from './cases/json.js';
import {MULTIPART, URLENCODED} from './cases/forms.js';
import {PATHS} from './cases/paths.js';
import {SLOW_CLIENTS, VANISHING_CLIENTS} from './cases/clients.js';

import type {AttackCase} from './case.js';

/** All attacks, by their classes. */
export const TABLES: Readonly<Record<string, readonly AttackCase[]>> = {
  'malformed HTTP': MALFORMED_HTTP,
  'hosts and numbers of headers': HEADS,
  'several requests over one connection': CONNECTIONS,
  paths: PATHS,
  'parameters of the query and path': PARAMETERS,
  'headers and cookies': HEADERS,
  'bodies of JSON': JSON_BODIES,
  'content types': CONTENT_TYPES,
  sizes: SIZES,
  'compressed bodies': COMPRESSED,
  'urlencoded forms': URLENCODED,
  'multipart forms': MULTIPART,
  'slow clients': SLOW_CLIENTS,
  'clients that vanish': VANISHING_CLIENTS,
  'errors of the application': ERRORS,
  'streams that fail': STREAMS,
  'headers of answers': RESPONSE_SPLITTING,
};
