import {HTTP_VERBS} from '../types.js';
import {isObject, objectOf} from './json.js';
import {pointerOf} from './pointer.js';

import type {JsonObject} from './json.js';

/** An operation, the path item that it is in, and where. */
export interface FoundOperation {
  /** As HTTP says it: `GET`, `QUERY`, `PURGE`. */
  readonly method: string;
  readonly path: string;
  readonly pointer: string;
  readonly value: JsonObject;
  readonly item: JsonObject;
}

const FIXED = [...HTTP_VERBS, 'query'] as const;

/** All operations of `paths` or `webhooks`, those of OpenAPI 3.2 among them. */
export function operationsIn(paths: JsonObject, above: string): readonly FoundOperation[] {
  return Object.entries(paths).flatMap(([path, item]) =>
    path.startsWith('x-') || !isObject(item) ? [] : operationsOf(path, item, above + pointerOf(path)),
  );
}

function operationsOf(path: string, item: JsonObject, here: string): readonly FoundOperation[] {
  const fixed = FIXED.map(verb => [verb.toUpperCase(), item[verb], pointerOf(verb)] as const);
  const more = Object.entries(objectOf(item.additionalOperations)).map(
    ([method, value]) => [method, value, pointerOf('additionalOperations', method)] as const,
  );
  return [...fixed, ...more].flatMap(([method, value, tail]) =>
    isObject(value) ? [{method, path, pointer: here + tail, value, item}] : [],
  );
}
