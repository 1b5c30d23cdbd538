import {Application} from '@rondojs/core';
import {DefaultSequence, RestApplication, RestBindings, RestComponent, RestServer} from '@rondojs/rest';
import {actionFor, actions, checksOf, composeSequence, defineAction, middleware, when} from '@rondojs/rest';
import {cached, invokeOperation, retry, timeout} from '@rondojs/rest';
import {get, param} from '@rondojs/openapi-spec';

import type {InvokeMethod, RequestContext, Send} from '@rondojs/rest';

export class ReportController {
  @get('/reports')
  list() {
    return ['monthly'];
  }

  @get('/reports/{name}')
  find(@param.path.string('name') name: string) {
    return {name};
  }
}

const plain = new RestApplication({controllers: [ReportController], rest: {port: 0}});

export function explainReport() {
  return String(plain.explain('GET /reports/{name}'));
}

export const lines: string[] = [];

export class LoggingSequence extends DefaultSequence {
  override async handle(context: RequestContext) {
    lines.push(`before ${context.request.url}`);
    await super.handle(context);
    lines.push(`after ${context.request.url}: ${context.response.statusCode}`);
  }
}

export const withFunction = new RestApplication({controllers: [ReportController], rest: {port: 0}});
withFunction.handler(async ({request, response}, {findRoute, parseParams, invoke, send}) => {
  const route = findRoute(request);
  const params = await parseParams(request, route);
  await send(response, await invoke(route, params));
});

const {SEND, INVOKE_METHOD} = RestBindings.SequenceActions;
const sendLoudly: Send = (response, result) => void response.end(`${JSON.stringify(result)}!`);
const sendProudly: Send = (response, result) => void response.end(`Behold: ${JSON.stringify(result)}`);

export const levels = new Application({components: [RestComponent], controllers: [ReportController], rest: {port: 0}});
export const server = levels.server(RestServer, 'public');

export async function replaceActions() {
  const publicServer = await server.get();
  levels.bind(SEND).to(sendLoudly); // of all servers
  publicServer.bind(SEND).to(sendLoudly); // of one
  levels.bind(actionFor(SEND, ReportController)).to(sendLoudly); // of one controller
  levels.bind(actionFor(SEND, ReportController, 'find')).to(sendProudly); // of one operation
}

declare module '@rondojs/rest' {
  interface Elements {
    readonly reader: string;
  }
}

const identify = defineAction({name: 'identify', needs: ['request'], provides: ['reader']}, ({request}) => {
  return {reader: String(request.headers['x-reader'] ?? 'nobody')};
});

const turnAway = defineAction({name: 'turnAway', needs: ['response'], sends: true}, ({response}) => {
  response.writeHead(403).end();
});

const {findRoute, parseParams, invoke, send} = actions;
const isNobody = when(
  {name: 'is it nobody?', needs: ['reader']},
  ({reader}) => reader === 'nobody',
  [turnAway],
  [findRoute, parseParams, invoke, send],
);
export const composed = new RestApplication({controllers: [ReportController], rest: {port: 0}});
composed.sequence(composeSequence([identify, isNobody]));

export const withMiddleware = composeSequence([
  middleware((_, response, next) => {
    response.setHeader('x-powered-by', 'Rondo');
    next();
  }),
  findRoute,
  parseParams,
  invoke,
  send,
]);

export const checks = checksOf(identify, {elements: () => ({request: {headers: {}}}) as never});

const careful: InvokeMethod = timeout(retry(cached(invokeOperation, {ttl: 5_000, vary: ['Accept-Language']})), 2_000);
export const withCareful = new RestApplication({controllers: [ReportController], rest: {port: 0}});
withCareful.bind(INVOKE_METHOD).to(careful);
