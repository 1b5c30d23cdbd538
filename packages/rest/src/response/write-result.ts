import type {OperationRetval} from '../contract/elements.js';
import type {Response} from '../contract/http.js';
import type {SuccessContract} from './contract.js';

const PLAIN: SuccessContract = {status: 200, mediaType: undefined};

/**
 * Writes a result as a whole response.
 *
 * `undefined` is 204 without a body, and so is all that the contract declares as 204. Text is `text/plain`, a
 * Buffer `application/octet-stream`, anything else JSON, unless the contract declares another media type. A
 * result that is the response itself, or comes after the headers, is left alone: somebody has written the
 * response already.
 */
export function writeResultToResponse(
  response: Response,
  result: OperationRetval,
  contract: SuccessContract = PLAIN,
): void {
  if (response.headersSent || result === response) return;
  if (result === undefined || contract.status === 204) {
    response.writeHead(204).end();
    return;
  }
  const mediaType = contract.mediaType ?? naturalType(result);
  const bytes = serialize(result, mediaType);
  response.writeHead(contract.status, {
    'content-type': withCharset(mediaType),
    'content-length': Buffer.byteLength(bytes),
  });
  response.end(bytes);
}

function naturalType(result: unknown): string {
  if (typeof result === 'string') return 'text/plain';
  return Buffer.isBuffer(result) ? 'application/octet-stream' : 'application/json';
}

function serialize(result: unknown, mediaType: string): string | Buffer {
  if (Buffer.isBuffer(result)) return result;
  if (typeof result === 'string' && !isJson(mediaType)) return result;
  // For a function or a symbol it is undefined, whatever its type says.
  return JSON.stringify(result) || 'null';
}

function isJson(mediaType: string): boolean {
  const essence = mediaType.split(';', 1)[0]?.trim() ?? '';
  return essence === 'application/json' || essence.endsWith('+json');
}

/** JSON has one encoding and no charset (RFC 8259, 11); text says its own. */
function withCharset(mediaType: string): string {
  return mediaType.startsWith('text/') && !mediaType.includes(';') ? `${mediaType}; charset=utf-8` : mediaType;
}
