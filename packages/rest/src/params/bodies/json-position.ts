/** Blanks, and then a mark, a string, or a number or word. */
const TOKEN =
  // oxlint-disable-next-line no-control-regex -- JSON refuses control characters in strings, and so must this.
  /[ \t\n\r]*(?:([[\]{},:])|("(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*")|(-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?![\w.+-]))/y;

type Expected = 'value' | 'value or ]' | 'key' | 'key or }' | ':' | ', or end';

/**
 * Finds where a text stops being JSON (RFC 8259): an offset in characters, or the text's length when it ends
 * too early. For messages only: the engines' own tell no position, or repeat the text.
 */
export function jsonErrorPosition(text: string): number {
  const open: string[] = [];
  let expected: Expected = 'value';
  TOKEN.lastIndex = 0;
  for (;;) {
    const at = skipBlanks(text, TOKEN.lastIndex);
    const match = at < text.length ? TOKEN.exec(text) : null;
    if (!match) return at;
    const next = step(expected, match[1] ?? (match[2] ? '"' : '0'), open);
    if (!next) return at;
    expected = next;
  }
}

/** What may follow after a token, or undefined when the token itself may not stand here. */
function step(expected: Expected, token: string, open: string[]): Expected | undefined {
  if (token === ']' || token === '}') return close(expected, token, open);
  if (expected === ':') return token === ':' ? 'value' : undefined;
  if (expected === ', or end') return comma(token, open);
  if (expected === 'key' || expected === 'key or }') return token === '"' ? ':' : undefined;
  if (token === ',' || token === ':') return undefined;
  if (token !== '[' && token !== '{') return ', or end';
  open.push(token);
  return token === '[' ? 'value or ]' : 'key or }';
}

function close(expected: Expected, token: string, open: string[]): Expected | undefined {
  const [start, empty] = token === ']' ? ['[', 'value or ]'] : ['{', 'key or }'];
  if (expected !== ', or end' && expected !== empty) return undefined;
  return open.pop() === start ? ', or end' : undefined;
}

function comma(token: string, open: readonly string[]): Expected | undefined {
  if (token !== ',' || open.length === 0) return undefined;
  return open.at(-1) === '[' ? 'value' : 'key';
}

function skipBlanks(text: string, from: number): number {
  let at = from;
  while (at < text.length && ' \t\n\r'.includes(text.charAt(at))) at++;
  return at;
}
