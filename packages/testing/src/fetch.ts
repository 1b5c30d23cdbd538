import {Readable, pipeline} from 'node:stream';
import {request} from 'node:http';

import type {ClientRequest, IncomingMessage} from 'node:http';
import type {Connect} from './entrance.js';

/** What may be sent as a body. */
export type Body = NonNullable<RequestInit['body']>;

/** Statuses whose answers have no body. */
const WITHOUT_BODY = new Set([204, 205, 304]);

/**
 * Sends a request by node:http over a connection of its own, and gives the answer as soon as its headers are there.
 *
 * Unlike the fetch of the web it follows no redirect, adds no header, may send `Expect: 100-continue`, and sends a
 * URL as it stands.
 */
export async function fetchBy(connect: Connect, url: string, init: RequestInit = {}): Promise<Response> {
  const {method = 'GET', signal, body} = init;
  const content = contentOf(body);
  const headers = new Headers(init.headers);
  for (const [name, value] of content.headers) if (!headers.has(name)) headers.set(name, value);

  const sent = request({
    createConnection: connect,
    method,
    path: url,
    headers: Object.fromEntries(headers),
    ...(signal && {signal}),
  });
  const answered = answerTo(sent);
  sendBody(sent, content.body);
  return toResponse(await answered, method);
}

interface Content {
  readonly headers: Iterable<readonly [string, string]>;
  readonly body: Readable | Buffer | undefined;
}

/** Lets the web's own Response find out how a body is written: a form, a blob, a stream. */
function contentOf(body: RequestInit['body']): Content {
  if (body === undefined || body === null) return {headers: [], body: undefined};
  if (body instanceof Uint8Array) return {headers: [['content-length', String(body.byteLength)]], body: Buffer.from(body)};

  const response = new Response(body);
  const {headers} = response;
  if (body instanceof FormData) return {headers, body: Readable.from(bytesOf(response), {objectMode: false})};
  if (typeof body !== 'string' && !(body instanceof URLSearchParams)) {
    return {headers, body: response.body ? Readable.fromWeb(response.body as never) : undefined};
  }
  const bytes = Buffer.from(String(body));
  return {headers: [...headers, ['content-length', String(bytes.length)]], body: bytes};
}

/** The stream of a form throws into the process, on Node 20, when nobody takes it to its end. */
async function* bytesOf(response: Response): AsyncGenerator<Buffer> {
  yield Buffer.from(await response.arrayBuffer());
}

function answerTo(sent: ClientRequest): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    sent.once('response', resolve);
    // It stays: a body that is sent to who does not want it any more fails too, after the answer.
    sent.on('error', reject);
  });
}

/** Whoever asks first whether the body is wanted sends it when it is. */
function sendBody(sent: ClientRequest, body: Content['body']): void {
  const send = () => {
    if (body instanceof Readable) pipeline(body, sent, () => undefined);
    else sent.end(body);
  };
  if (sent.getHeader('expect') === undefined) send();
  else sent.once('continue', send).flushHeaders();
}

function toResponse(message: IncomingMessage, method: string): Response {
  const {statusCode: status = 0, statusMessage: statusText = ''} = message;
  const isEmpty = method === 'HEAD' || WITHOUT_BODY.has(status);
  if (isEmpty) message.resume();
  return new Response(isEmpty ? null : streamOf(message), {status, statusText, headers: headersOf(message)});
}

/** As it comes: what is not read is not asked for, and to cancel it is to hang up. */
function streamOf(message: IncomingMessage): ReadableStream {
  const chunks = message.iterator({destroyOnReturn: true}) as AsyncIterator<Buffer, undefined>;
  return new ReadableStream(
    {
      async pull(controller) {
        const chunk = await chunks.next();
        if (chunk.done === true) controller.close();
        else controller.enqueue(new Uint8Array(chunk.value));
      },
      cancel() {
        message.destroy();
      },
    },
    {highWaterMark: 0},
  );
}

function headersOf({rawHeaders}: IncomingMessage): Headers {
  const headers = new Headers();
  for (let index = 0; index < rawHeaders.length; index += 2) {
    headers.append(rawHeaders[index] ?? '', rawHeaders[index + 1] ?? '');
  }
  return headers;
}
