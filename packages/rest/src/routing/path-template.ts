import {RestConfigError} from '../errors.js';

/** A path template of OpenAPI, in the form that the router takes. */
export interface PathTemplate {
  /** The pattern, with placeholders numbered `:p0`, `:p1`: their names are free of the router's syntax. */
  readonly pattern: string;
  /** The placeholders' names, in their order. */
  readonly names: readonly string[];
}

/**
 * Reads a path template (OpenAPI 3.1, 4.8.8): `/todos/{id}`, `/files/{name}.{type}`.
 *
 * @throws {RestConfigError} for a path that no request could have
 */
export function parseTemplate(path: string): PathTemplate {
  if (!path.startsWith('/')) throw new RestConfigError(`The path ${path} must begin with a slash.`);
  if (path.includes('*')) {
    throw new RestConfigError(`The path ${path} has a "*", which the router cannot take literally.`);
  }
  const names: string[] = [];
  const pattern = path.replaceAll(':', '::').replace(/\{([^{}]+)\}/g, (_, name: string) => {
    return `:p${names.push(name) - 1}`;
  });
  return {pattern, names};
}
