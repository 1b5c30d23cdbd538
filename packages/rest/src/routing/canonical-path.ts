/** Characters that need no escape anywhere, and mean the same with one (RFC 3986, 2.3). */
const UNRESERVED = /[\w.~-]/;

const ESCAPE = /%[0-9a-f]{2}/gi;

/** What stands in a path only when somebody has not escaped it. */
const NEEDS_ESCAPE = /[^!-~]|["<>\\^`{|}]/gu;

const IS_UNUSUAL = /[^!-~]|["%<>\\^`{|}]/;

/**
 * Writes a path in the one form in which paths are compared (RFC 3986, 6.2.2): unreserved characters bare, all
 * others as they are, escapes in capitals. An escaped slash or comma stays escaped: it is data.
 */
export function toCanonicalPath(path: string): string {
  // Nearly all paths have nothing to escape.
  if (!IS_UNUSUAL.test(path)) return path;
  return path.replace(NEEDS_ESCAPE, escaped).replace(ESCAPE, canonicalEscape);
}

/** Whether a text can be a path: it has no query, and no fragment. */
export function isPlainText(path: string): boolean {
  return !/[?#]/.test(path.replace(/\{[^{}]+\}/g, ''));
}

function escaped(character: string): string {
  return encodeURIComponent(character);
}

function canonicalEscape(escape: string): string {
  const character = String.fromCharCode(Number.parseInt(escape.slice(1), 16));
  return UNRESERVED.test(character) ? character : escape.toUpperCase();
}
