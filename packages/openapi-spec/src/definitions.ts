import {addComponent} from './components.js';
import {isReference} from './types.js';
import type {ComponentsObject} from './types.js';

const OLD_PREFIX = '#/definitions/';
const PREFIX = '#/components/schemas/';

/**
 * Copies a part of a document, and moves the definitions that its schemas bring along to the
 * components, where the document can refer to them.
 *
 * `{$ref: '#/components/schemas/Todo', definitions: {Todo}}` becomes the bare reference.
 * `#/definitions/Todo` means nothing in a document, and becomes `#/components/schemas/Todo`.
 *
 * @throws {ComponentConflictError} when two definitions of one name differ.
 */
export function moveDefinitions<T>(part: T, components: ComponentsObject): T {
  return copy(part, components) as T;
}

function copy(part: unknown, components: ComponentsObject): unknown {
  if (Array.isArray(part)) return part.map(item => copy(item, components));
  if (!isPlainObject(part)) return part;
  if (isReference(part)) return copyReference(part, components);

  return copyEntries(part, components);
}

function copyReference(
  reference: {$ref: string; definitions?: unknown},
  components: ComponentsObject,
): unknown {
  const {definitions, $ref, ...rest} = reference;
  const moved = isPlainObject(definitions) ? definitions : {};
  for (const [name, schema] of Object.entries(moved))
    addComponent(components, 'schemas', name, copy(schema, components));

  return {$ref: $ref.replace(OLD_PREFIX, PREFIX), ...copyEntries(rest, components)};
}

function copyEntries(part: object, components: ComponentsObject): Record<string, unknown> {
  const entries = Object.entries(part).map(([key, value]) => [key, copy(value, components)]);
  return Object.fromEntries(entries) as Record<string, unknown>;
}

function isPlainObject(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false;

  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype;
}
