const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/**
 * Tells whether objects and arrays of a JSON text stand more than so many levels deep in each other.
 *
 * To be asked before the text is parsed: what parses and validates is recursive, and a client could otherwise
 * exhaust the stack. It looks at brackets alone, so that the text need not be valid.
 */
export function isDeeperThan(limit: number, text: string): boolean {
  // Most bodies have few brackets in all, and finding those costs next to nothing.
  if (countUpTo(limit, '[', text) + countUpTo(limit, '{', text) <= limit) return false;

  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) at = endOfString(text, at);
    else if (isOpening(code) && ++depth > limit) return true;
    else if (isClosing(code)) depth--;
  }
  return false;
}

/** How often a mark stands in a text; counting ends soon after the limit. */
function countUpTo(limit: number, mark: string, text: string): number {
  let count = 0;
  for (let at = text.indexOf(mark); at >= 0 && count <= limit; at = text.indexOf(mark, at + 1)) count++;
  return count;
}

function endOfString(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length && text.charCodeAt(at) !== QUOTE) {
    at += text.charCodeAt(at) === BACKSLASH ? 2 : 1;
  }
  return at;
}

function isOpening(code: number): boolean {
  return code === 0x5b || code === 0x7b;
}

function isClosing(code: number): boolean {
  return code === 0x5d || code === 0x7d;
}
