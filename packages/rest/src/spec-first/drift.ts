import {diff} from '@rondojs/openapi-spec';

import {designedOperations, endpointOf} from './designed-operations.js';
import {operationsIn} from './design-document.js';

import type {Change, OpenApiSpec} from '@rondojs/openapi-spec';
import type {Design} from '../contract/design.js';
import type {DesignedOperation} from './designed-operations.js';

/** How far a program is from its designs. */
export interface Drift {
  /** Designed, and not implemented: `DELETE /todos/{id}`. */
  readonly unimplemented: readonly string[];
  /** Implemented, and in no design. */
  readonly undesigned: readonly string[];
  /** What is implemented otherwise than it was designed, as clients of the design see it. */
  readonly different: readonly Change[];
}

/** Compares designs with what is served. */
export function createDrift(designs: readonly Design[], served: OpenApiSpec, unimplemented: readonly DesignedOperation[]): Drift {
  const designed = new Set(designs.flatMap(({document}) => designedOperations(document)).map(endpointOf));
  const undesigned = operationsIn(served).filter(operation => !designed.has(endpointOf(operation)));
  const changes = designs.flatMap(({document}) => diff(document, served).changes);
  return {
    unimplemented: unimplemented.map(nameOf),
    undesigned: undesigned.map(nameOf),
    different: changes.filter(isDifference),
  };
}

/** What is neither in the lists beside it, nor of the document as a whole, nor a note of who answers. */
function isDifference({code, operations}: Change): boolean {
  if (['operation-added', 'operation-removed', 'extension-changed'].includes(code)) return false;
  return operations.some(name => !name.startsWith('webhook '));
}

function nameOf({verb, path}: {readonly verb: string; readonly path: string}): string {
  return `${verb.toUpperCase()} ${path}`;
}
