import {routeOf} from '@rondojs/rest';

import type {Request, Response} from '@rondojs/rest';

/** By the stable names of the semantic conventions of OpenTelemetry for HTTP. */
export type Attributes = Readonly<Record<string, string | number>>;

const METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'QUERY', 'TRACE']);

/** The method of a request; clients may make up any number of them, and they become one. */
export function methodOf({method = ''}: Request): string {
  return METHODS.has(method) ? method : '_OTHER';
}

export function pathOf({url = '/'}: Request): string {
  return url.split('?', 1)[0] ?? '/';
}

/** What is known when a request comes; neither its query nor who has sent it: both may be nobody's business. */
export function attributesAtBegin(request: Request): Attributes {
  const {method = '', headers, httpVersion, socket} = request;
  const known = methodOf(request);
  const agent = headers['user-agent'];
  return {
    'http.request.method': known,
    ...(known === '_OTHER' && {'http.request.method_original': method}),
    'url.path': pathOf(request),
    'url.scheme': 'encrypted' in socket ? 'https' : 'http',
    'network.protocol.version': httpVersion,
    ...(agent !== undefined && {'user_agent.original': agent}),
    ...serverOf(headers.host),
  };
}

/** What is known when the answer is done, or its client gone. */
export function attributesAtEnd(request: Request, response: Response): Attributes {
  const route = routeOf(request)?.path;
  const {statusCode, writableFinished} = response;
  return {
    ...(route !== undefined && {'http.route': route}),
    ...(writableFinished ? {'http.response.status_code': statusCode} : {'error.type': 'client_gone'}),
    ...(writableFinished && statusCode >= 500 && {'error.type': String(statusCode)}),
  };
}

/** `GET /todos/{id}`, or the method alone where no operation answers. */
export function nameOf(request: Request): string {
  const route = routeOf(request)?.path;
  const method = methodOf(request);
  const word = method === '_OTHER' ? 'HTTP' : method;
  return route === undefined ? word : `${word} ${route}`;
}

/** What stands in Host. */
function serverOf(host = ''): Attributes {
  const [, address, port] = /^(.+?)(?::(\d{1,5}))?$/.exec(host) ?? [];
  if (address === undefined) return {};
  return {'server.address': address, ...(port !== undefined && {'server.port': Number(port)})};
}
