import {RestConfigError} from '../errors.js';
import {isPlainText, toCanonicalPath} from './canonical-path.js';

/** A path template of OpenAPI, in the form that the router takes. */
export interface PathTemplate {
  /** The pattern: each segment that has a placeholder is one parameter of the router, `:s0`, `:s1`. */
  readonly pattern: string;
  /** The placeholders' names, in their order. */
  readonly names: readonly string[];
  /** The template without the names of its placeholders: two with one shape answer the same paths. */
  readonly shape: string;
  /** What `:s0`, `:s1` must look like, where one of them is more than a placeholder. */
  readonly segments: readonly Segment[] | undefined;
}

/** The texts around the placeholders of one segment: `{name}.{type}` has '', '.' and ''. */
export type Segment = readonly string[];

const PLACEHOLDER = /\{([^{}]+)\}/g;

/** A whole segment that is one placeholder. */
const SIMPLE: Segment = ['', ''];

/**
 * Reads a path template (OpenAPI 3.1, 4.8.8): `/todos/{id}`, `/files/{name}.{type}`, `/todos/{id}:cancel`.
 *
 * The router is given no regular expression: what a segment looks like besides its placeholders is compared
 * here, in one pass.
 *
 * @throws {RestConfigError} for a path that no request could have
 */
export function parseTemplate(path: string): PathTemplate {
  checkTemplate(path);
  const names = [...path.matchAll(PLACEHOLDER)].map(([, name = '']) => name);
  checkNames(path, names);

  const segments: Segment[] = [];
  const pattern = path.split('/').map(text => {
    const segment = literalsOf(text);
    checkNeighbours(path, segment);
    // The router would take a star for any text.
    if (segment.length === 1 && !text.includes('*')) return toCanonicalPath(text).replaceAll(':', '::');
    return `:s${segments.push(segment) - 1}`;
  });
  const isSimple = segments.every(isPlaceholder);
  const shape = literalsOf(path).join('{}');
  return {pattern: pattern.join('/'), names, shape, segments: isSimple ? undefined : segments};
}

/**
 * The texts of a segment's placeholders, or undefined when the segment does not fit.
 *
 * Each takes at least one character, and as few as it can; the last one takes the rest.
 */
export function matchSegment(segment: Segment, text: string): readonly string[] | undefined {
  if (isPlaceholder(segment)) return [text];
  const [first = '', ...between] = segment;
  const last = between.pop();
  if (last === undefined) return text === first ? [] : undefined;
  if (!text.startsWith(first) || !text.endsWith(last)) return undefined;

  const end = text.length - last.length;
  const values: string[] = [];
  let from = first.length;
  for (const literal of between) {
    const at = text.indexOf(literal, from + 1);
    if (at < 0 || at + literal.length > end) return undefined;
    values.push(text.slice(from, at));
    from = at + literal.length;
  }
  if (from >= end) return undefined;
  return [...values, text.slice(from, end)];
}

/** Whether a segment is one placeholder, which takes any text; the empty one too. */
function isPlaceholder(segment: Segment): boolean {
  return segment.length === SIMPLE.length && segment.every(text => text === '');
}

/** The texts around placeholders; the names between them are left out. */
function literalsOf(template: string): readonly string[] {
  return template.split(PLACEHOLDER).filter((_, index) => index % 2 === 0).map(toCanonicalPath);
}

function checkTemplate(path: string): void {
  if (!path.startsWith('/')) throw new RestConfigError(`The path ${path} must begin with a slash.`);
  if (isPlainText(path)) return;
  throw new RestConfigError(`The path ${path} has a "?" or a "#", which no path of a request has. Escape it: %3F, %23.`);
}

function checkNames(path: string, names: readonly string[]): void {
  const twice = names.find((name, index) => names.indexOf(name) < index);
  if (twice !== undefined) throw new RestConfigError(`The path ${path} has the placeholder {${twice}} twice.`);
}

function checkNeighbours(path: string, segment: Segment): void {
  if (!segment.slice(1, -1).includes('')) return;
  throw new RestConfigError(`The path ${path} has two placeholders without a text between them: nobody knows which takes what.`);
}
