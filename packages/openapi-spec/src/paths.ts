import {
  InvalidPathError,
  MissingPlaceholderError,
  UndescribedPlaceholderError,
} from './errors.js';
import type {ParameterObject} from './types.js';

/**
 * Puts the base path of a controller in front of the path of an operation.
 *
 * @example
 * joinPaths('/todos', '/{id}'); // '/todos/{id}'
 * joinPaths('/todos', '/'); // '/todos'
 */
export function joinPaths(basePath: string | undefined, path: string): string {
  const base = basePath?.replace(/\/+$/, '') ?? '';
  if (path === '/' && base) return base;

  return base + path;
}

/** @throws {InvalidPathError} when a path does not start with a slash. */
export function checkPath(path: string, owner: string): void {
  if (!path.startsWith('/')) throw new InvalidPathError(path, owner);
}

/** @throws when a path and its path parameters do not name the same things. */
export function checkPlaceholders(
  path: string,
  parameters: readonly ParameterObject[],
  owner: string,
): void {
  const placeholders = [...path.matchAll(/\{([^{}]+)\}/g)].map(match => match[1] ?? '');
  const names = parameters.filter(({in: place}) => place === 'path').map(({name}) => name);

  const misplaced = names.find(name => !placeholders.includes(name));
  if (misplaced !== undefined) throw new MissingPlaceholderError(misplaced, path, owner);

  const undescribed = placeholders.find(name => !names.includes(name));
  if (undescribed !== undefined) throw new UndescribedPlaceholderError(undescribed, path, owner);
}
