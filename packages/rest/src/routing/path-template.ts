import {RestConfigError} from '../errors.js';

/** A path template of OpenAPI, in the form that the router takes. */
export interface PathTemplate {
  /** The pattern, with placeholders numbered `:p0`, `:p1`: their names are free of the router's syntax. */
  readonly pattern: string;
  /** The placeholders' names, in their order. */
  readonly names: readonly string[];
}

/** A literal colon, or a placeholder with the character behind it. */
const COLON_OR_PLACEHOLDER = /:|\{([^{}]+)\}(?=(.?))/gs;

/** What may stand behind a placeholder; the router would take anything else for a part of its name. */
const ENDS_PLACEHOLDER: readonly string[] = ['', '/', '-', '.'];

/** A group that ends a placeholder's name: `:p0(^.+?)::cancel` for `{id}:cancel`. */
const SHORTEST_TEXT = '(^.+?)';

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
  const pattern = path.replace(COLON_OR_PLACEHOLDER, (_, name: string | undefined, next: string) => {
    if (name === undefined) return '::';
    const placeholder = `:p${names.push(name) - 1}`;
    return ENDS_PLACEHOLDER.includes(next) ? placeholder : placeholder + SHORTEST_TEXT;
  });
  return {pattern, names};
}
