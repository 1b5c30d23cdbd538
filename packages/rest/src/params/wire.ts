/**
 * What the style of a parameter has made of its text: text, a list, or members by name. Escapes are decoded,
 * types are not.
 */
export type Wire = string | readonly Wire[] | WireObject;

export type WireObject = ReadonlyMap<string, Wire>;

/** Text that is not as its style writes it, or its schema; the message says how it should be. */
export class ParameterError extends Error {
  constructor(
    readonly code: string,
    message: string,
    /** Where in the parameter. */
    readonly pointer = '',
  ) {
    // It never leaves the reader: clients, who may send floods of these, shall not pay with stacks.
    const {stackTraceLimit} = Error;
    Error.stackTraceLimit = 0;
    super(message);
    Error.stackTraceLimit = stackTraceLimit;
  }
}

/** Decodes percent escapes. @throws {ParameterError} for bytes that are no UTF-8 */
export function decodeText(raw: string): string {
  if (!raw.includes('%')) return raw;
  try {
    return decodeURIComponent(raw);
  } catch {
    throw new ParameterError('encoding', 'must be percent-encoded UTF-8');
  }
}

/** Decodes percent escapes, and a plus as the blank that forms mean by it. */
export function decodeFormText(raw: string): string {
  return decodeText(raw.includes('+') ? raw.replaceAll('+', ' ') : raw);
}

/** @throws {ParameterError} for a text that is longer than the limit */
export function checkLength(raw: string, maxLength: number): void {
  if (raw.length <= maxLength) return;
  throw new ParameterError('tooLong', `must have at most ${maxLength} characters`);
}

/** The one text, or the list of several, of a name that may be repeated. */
export function decodeAll(values: readonly string[], decode: (raw: string) => string, maxLength: number): Wire {
  for (const value of values) checkLength(value, maxLength);
  return values.length === 1 ? decode(values[0] as string) : values.map(decode);
}
