import {diff} from '@rondojs/openapi-spec';

import {designedOperations, endpointOf} from './designed-operations.js';
import {operationsIn} from './design-document.js';

import type {Change, OpenApiSpec} from '@rondojs/openapi-spec';
import type {Design} from '../contract/design.js';
import type {DesignedRoutes} from './designed-routes.js';

/** How far a program is from its designs. */
export interface Drift {
  /** Designed, and not implemented: `DELETE /todos/{id}`. */
  readonly unimplemented: readonly string[];
  /** Implemented, and in no design. */
  readonly undesigned: readonly string[];
  /** What is implemented otherwise than it was designed, as clients of the design see it. */
  readonly different: readonly Change[];
}

/** What the other lists tell, and notes of who answers. */
const ELSEWHERE: ReadonlySet<string> = new Set(['operation-added', 'operation-removed', 'extension-changed']);

/** Compares designs with what is served. */
export function createDrift(designs: readonly Design[], served: OpenApiSpec, {routes, unimplemented}: DesignedRoutes): Drift {
  const designed = new Set(designs.flatMap(({document}) => designedOperations(document)).map(endpointOf));
  const undesigned = operationsIn(served).filter(operation => !designed.has(endpointOf(operation)));
  // Those that a design gives are answered as it says.
  const given = new Set(routes.map(endpointOf));
  const declared = new Set(operationsIn(served).filter(operation => !given.has(endpointOf(operation))).map(nameOf));
  const changes = designs.flatMap(({document}) => diff(document, served).changes);
  return {
    unimplemented: unimplemented.map(nameOf),
    undesigned: undesigned.map(nameOf),
    different: changes.filter(({code, operations}) => !ELSEWHERE.has(code) && operations.some(name => declared.has(name))),
  };
}

function nameOf({verb, path}: {readonly verb: string; readonly path: string}): string {
  return `${verb.toUpperCase()} ${path}`;
}
