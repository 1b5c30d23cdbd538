import {operationsIn} from '../document/operations.js';
import {pointerOf} from '../document/pointer.js';

import type {Located, Side} from './side.js';
import type {JsonObject} from '../document/json.js';
import type {SidedOperation} from './operations.js';

/** An operation, what people call it, and whether the client is who answers. */
export interface NamedOperation extends SidedOperation {
  readonly name: string;
  readonly isReversed: boolean;
}

/** All operations of a document: of paths, of webhooks, and the callbacks of each. The keys are the same on both sides. */
export function operationsOf(side: Side): ReadonlyMap<string, NamedOperation> {
  const paths = operationsAt(side, side.root, 'paths', false);
  const webhooks = operationsAt(side, side.root, 'webhooks', true);
  const callbacks = [...paths.values()].flatMap(operation => [...callbacksOf(side, operation)]);
  return new Map([...paths, ...webhooks, ...callbacks]);
}

function operationsAt(side: Side, owner: Located<JsonObject>, field: string, isReversed: boolean): ReadonlyMap<string, NamedOperation> {
  const found = new Map<string, NamedOperation>();
  for (const [path, item] of side.entries(owner, field)) {
    // What a template calls its placeholders means nothing to requests.
    const shape = isReversed ? path : path.replaceAll(/\{[^{}]*\}/g, '{}');
    for (const operation of operationsIn({[path]: item.value}, '')) {
      const pointer = item.pointer + operation.pointer.slice(pointerOf(path).length);
      const name = isReversed ? `webhook ${path}` : `${operation.method} ${path}`;
      const located = {value: operation.value, pointer};
      found.set(`${field} ${operation.method} ${shape}`, {method: operation.method, path, operation: located, item, name, isReversed});
    }
  }
  return found;
}

function* callbacksOf(side: Side, {name, operation}: NamedOperation): Iterable<[string, NamedOperation]> {
  for (const [label, callback] of side.entries(operation, 'callbacks')) {
    const owner = {value: {callback: callback.value}, pointer: callback.pointer.replace(/\/[^/]*$/, '')};
    for (const [key, one] of operationsAt(side, owner, 'callback', true)) {
      const pointer = one.operation.pointer.replace(`${owner.pointer}/callback`, callback.pointer);
      const found = {...one, operation: {...one.operation, pointer}, name: `callback ${label} of ${name}`};
      yield [`${name.replaceAll(/\{[^{}]*\}/g, '{}')} ${label} ${key}`, found];
    }
  }
}

