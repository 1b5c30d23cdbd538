import {STATUS_CODES} from 'node:http';

import {BadRequestError} from './errors.js';
import {toProblem} from './response/problem.js';

import type {Connections} from './connections.js';
import type {Socket} from 'node:net';

/** What the parser of HTTP, or a time-out, found wrong; the parser's own words may repeat what was sent. */
type ClientError = Error & {readonly code?: string; readonly reason?: string};

/**
 * Answers a client that did not send a request, where an answer can still be sent, and ends its connection: what
 * comes after bytes that mean nothing cannot be told from them.
 */
export function refuseClient(error: ClientError, socket: Socket, connections: Connections): void {
  const response = connections.currentOf(socket);
  // What has been asked for before is answered first: clients take answers in the order of their requests.
  if (response?.req.complete) return void response.once('close', () => answer(error, socket));
  if (response?.headersSent) return void socket.destroy();
  if (connections.hasSaidClose(socket)) return void socket.destroySoon();
  answer(error, socket);
}

function answer(error: ClientError, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();

  const problem = toProblem(clientErrorOf(error));
  const text = JSON.stringify(problem);
  const lines = [
    `HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status]}`,
    'content-type: application/problem+json',
    `content-length: ${Buffer.byteLength(text)}`,
    'connection: close',
  ];
  socket.end(`${lines.join('\r\n')}\r\n\r\n${text}`, () => socket.destroy());
}

function clientErrorOf({code, reason}: ClientError): BadRequestError {
  switch (code) {
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return new BadRequestError(408, 'REQUEST_TIMEOUT', 'The request was not whole in time.');
    case 'HPE_HEADER_OVERFLOW':
      return new BadRequestError(431, 'HEADERS_TOO_LARGE', 'The headers of the request are longer than the server takes.');
    case 'HPE_CHUNK_EXTENSIONS_OVERFLOW':
      return new BadRequestError(413, 'PAYLOAD_TOO_LARGE', 'The request has chunk extensions that are longer than the server takes.');
    default:
      if (reason === 'Invalid HTTP version') return badVersion();
      return new BadRequestError(400, 'BAD_REQUEST', 'What was sent is no request of HTTP/1.1.');
  }
}

/** The server speaks HTTP/1.1, and understands 1.0. */
export function badVersion(): BadRequestError {
  return new BadRequestError(505, 'HTTP_VERSION_NOT_SUPPORTED', 'The server speaks HTTP/1.1.');
}
