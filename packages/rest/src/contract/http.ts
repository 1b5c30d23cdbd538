import type {IncomingMessage, ServerResponse as NodeResponse} from 'node:http';

/** What a client sent, as node:http gives it. */
export type Request = IncomingMessage;

/** What goes back to the client, as node:http gives it. */
export type Response = NodeResponse;

/** The name that the first sequences had for a request. */
export type ParsedRequest = Request;

/** The name that the first sequences had for a response. */
export type ServerResponse = Response;

/** Whether a message has a body, which it may not have sent yet: it has one of these fields (RFC 9112, 6). */
export function hasBody({headers}: Request): boolean {
  if (headers['transfer-encoding'] !== undefined) return true;
  return headers['content-length'] !== undefined && headers['content-length'] !== '0';
}
