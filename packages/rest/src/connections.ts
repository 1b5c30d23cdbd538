import {DRAINING} from './contract/http.js';

import type {Server as HttpServer} from 'node:http';
import type {Request, Response} from './contract/http.js';
import type {Socket} from 'node:net';

/** What a connection is at work on: the last of its requests. */
const CURRENT = Symbol('rondo.currentResponse');

type Connection = Socket & {[CURRENT]?: Response};

/**
 * The connections of a server, and what each is at work on, so that a server can stop without leaving anybody
 * in the middle of an answer, and without waiting for who says nothing.
 *
 * It costs a request one property of its connection.
 */
export class Connections {
  private readonly open = new Set<Connection>();
  private isDraining = false;

  constructor(http: HttpServer) {
    http.on('connection', (socket: Connection) => {
      this.open.add(socket);
      socket.once('close', () => this.open.delete(socket));
    });
  }

  /** Tells which request a connection is at work on. */
  enter(request: Request, response: Response): void {
    (request.socket as Connection)[CURRENT] = response;
    if (this.isDraining) endWith(response);
  }

  /** What a connection is at work on; undefined when it waits for the next request. */
  currentOf(socket: Socket): Response | undefined {
    const response = (socket as Connection)[CURRENT];
    return isAtWork(response) ? response : undefined;
  }

  /** Whether a client has been told that nothing comes behind the answer which it has got. */
  hasSaidClose(socket: Socket): boolean {
    const response = (socket as Connection)[CURRENT];
    return response !== undefined && response.headersSent && !response.shouldKeepAlive;
  }

  /** Closes what is idle now, and everything else as soon as its answer is sent; settles when all are closed. */
  async drain(): Promise<void> {
    this.isDraining = true;
    const closed = [...this.open].map(socket => new Promise(resolve => socket.once('close', resolve)));
    for (const socket of this.open) {
      const response = socket[CURRENT];
      if (!isAtWork(response)) {
        socket.destroy();
        continue;
      }
      endWith(response);
      response.emit(DRAINING);
    }
    await Promise.all(closed);
  }

  /** Breaks off what is left, and says what that was: `GET /report`. */
  cut(): readonly string[] {
    const left = [...this.open];
    const names = left.flatMap(({[CURRENT]: response}) => (isAtWork(response) ? [nameOf(response.req)] : []));
    for (const socket of left) socket.destroy();
    return names;
  }
}

/** The last byte of an answer may still be on its way when the answer has been ended. */
function isAtWork(response: Response | undefined): response is Response {
  return response !== undefined && !response.writableFinished && !response.destroyed;
}

/** The connection ends with this answer, and its client is told so, where that can still be told. */
function endWith(response: Response): void {
  if (!response.headersSent) response.shouldKeepAlive = false;
  response.once('finish', () => response.req.socket.destroySoon());
}

/** Without the query, which may hold what is nobody's business. */
function nameOf({method, url = ''}: Request): string {
  return `${method} ${url.split('?', 1)[0]}`;
}
