import {createServer} from 'node:http';

import {BadRequestError} from './errors.js';
import {Connections} from './connections.js';
import {GuardedResponse} from './sequence/guarded-response.js';
import {badVersion, refuseClient} from './client-errors.js';
import {letWait} from './contract/http.js';
import {writeProblem} from './response/reject.js';

import type {HttpLimits} from './config.js';
import type {Request, Response} from './contract/http.js';
import type {Server as HttpServer, ServerResponse} from 'node:http';
import type {Socket} from 'node:net';

type Handle = (request: Request, response: Response) => void;

/** Makes a server of node:http that keeps to its limits, and hands on what is a request. */
export function createHttpServer(limits: HttpLimits, handle: Handle): {http: HttpServer; connections: Connections} {
  const {maxRequestsPerSocket, maxHeadersCount: _, ...options} = limits;
  const http: HttpServer = createServer({...options, ServerResponse: GuardedResponse as typeof ServerResponse});
  http.maxRequestsPerSocket = maxRequestsPerSocket;
  // It would drop what is more without a word; ours refuses it.
  http.maxHeadersCount = 0;

  const connections = new Connections(http);
  const answer: Handle = (request, response) => {
    if (isKnownVersion(request)) handle(request, response);
    else refuse(response, badVersion());
  };
  http.on('request', (request: Request, response: Response) => {
    connections.enter(request, response);
    answer(request, response);
  });
  http.on('checkContinue', (request: Request, response: Response) => {
    connections.enter(request, response);
    letWait(request, response);
    answer(request, response);
  });
  http.on('checkExpectation', (request: Request, response: Response) => {
    connections.enter(request, response);
    refuse(response, new BadRequestError(417, 'EXPECTATION_FAILED', 'The server meets no expectation but 100-continue.'));
  });
  http.on('clientError', (error, socket) => refuseClient(error, socket as Socket, connections));
  return {http, connections};
}

/** The parser lets through what was never HTTP, and what is not spoken in text. */
function isKnownVersion({httpVersionMajor, httpVersionMinor}: Request): boolean {
  return httpVersionMajor === 1 && httpVersionMinor <= 1;
}

function refuse(response: Response, error: BadRequestError): void {
  response.shouldKeepAlive = false;
  writeProblem(response, error);
}
