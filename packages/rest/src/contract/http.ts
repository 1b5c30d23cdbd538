import type {IncomingMessage, ServerResponse as NodeResponse} from 'node:http';

/** What a client sent, as node:http gives it. */
export type Request = IncomingMessage;

/** What goes back to the client, as node:http gives it. */
export type Response = NodeResponse;

/** The name that the first sequences had for a request. */
export type ParsedRequest = Request;

/** The name that the first sequences had for a response. */
export type ServerResponse = Response;

/** The event of a response that it hears while it is being sent, when its server begins to stop. */
export const DRAINING = Symbol.for('rondo.draining');

/** Whether a message has a body, which it may not have sent yet: it has one of these fields (RFC 9112, 6). */
export function hasBody({headers}: Request): boolean {
  if (headers['transfer-encoding'] !== undefined) return true;
  return headers['content-length'] !== undefined && headers['content-length'] !== '0';
}

/** Requests whose clients wait to be told that their bodies are wanted. */
const waiting = new WeakMap<Request, Waiting>();

interface Waiting {
  readonly response: Response;
  /** Whether its connection was to be kept, before it was known to wait. */
  readonly shouldKeepAlive: boolean;
}

/**
 * Lets a client wait that has sent `Expect: 100-continue`: for {@link wantBody}, or for its answer. A client that
 * is answered at once need not send its body, and its connection is of no more use.
 */
export function letWait(request: Request, response: Response): void {
  waiting.set(request, {response, shouldKeepAlive: response.shouldKeepAlive});
  response.shouldKeepAlive = false;
}

/** Tells a client that waits that its body is wanted. */
export function wantBody(request: Request): void {
  // A map is asked of those alone that may be in it: most clients never wait.
  const found = request.headers.expect === undefined ? undefined : waiting.get(request);
  if (!found) return;
  waiting.delete(request);
  const {response, shouldKeepAlive} = found;
  response.shouldKeepAlive = shouldKeepAlive;
  response.writeContinue();
}

/** Whether a client has not been told that its body is wanted, and may never send it. */
export function isWaiting(request: Request): boolean {
  return request.headers.expect !== undefined && waiting.has(request);
}
