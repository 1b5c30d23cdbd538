/** Whether a result can be given to several clients: streams, iterables and the response itself can be read once. */
export function isLasting(result: unknown): boolean {
  if (typeof result !== 'object' || result === null) return typeof result !== 'function';
  if (result instanceof ReadableStream || result instanceof Response) return false;
  if (Symbol.asyncIterator in result || ('next' in result && Symbol.iterator in result)) return false;
  if (typeof (result as {pipe?: unknown}).pipe === 'function' || 'writeHead' in result) return false;
  // A reply holds what it sends.
  return !('status' in result && 'headers' in result && 'body' in result) || isLasting(result.body);
}
