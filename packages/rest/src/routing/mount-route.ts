import {joinPaths} from '@rondojs/openapi-spec';

import {REQUEST, RESPONSE} from '../request-context.js';
import {splitUrl} from './url.js';
import {toCanonicalPath} from './canonical-path.js';

import type {Mount, Mountable, NodeHandler} from '../contract/route-object.js';
import type {Request, Response} from '../contract/http.js';
import type {Route} from '../contract/route.js';

/** The route of all that lies below a path, whatever the method: it answers where no other route does. */
export function mountRoute({at, target}: Mount, basePath: string): Route {
  const path = joinPaths(basePath, at);
  const prefix = toCanonicalPath(path);
  return {
    kind: 'mount',
    verb: 'get',
    path,
    spec: {responses: {}},
    args: [],
    components: {},
    name: `mounted at ${path}`,
    invoke: context => hand(context.getSync(REQUEST), context.getSync(RESPONSE), prefix, target),
  };
}

/** Whether a path, in its canonical form, lies at or below another. */
export function isBelow(path: string, prefix: string): boolean {
  return path.startsWith(prefix) && (path.length === prefix.length || path[prefix.length] === '/');
}

/** Settles when the response has been sent, or its client is gone; the response stands for its own result. */
async function hand(request: Request, response: Response, prefix: string, target: Mountable): Promise<Response> {
  const {url = '/'} = request;
  const {path, query} = splitUrl(url);
  const rest = toCanonicalPath(path).slice(prefix.length) || '/';
  request.url = query === '' ? rest : `${rest}?${query}`;
  try {
    await answered(request, response, handlerOf(target));
  } finally {
    request.url = url;
  }
  return response;
}

function answered(request: Request, response: Response, handle: NodeHandler): Promise<void> {
  return new Promise((resolve, reject) => {
    response.once('close', resolve);
    // A handler may throw, or reject later: both are the failure of this request.
    Promise.resolve().then(() => handle(request, response)).catch(reject);
  });
}

function handlerOf(target: Mountable): NodeHandler {
  if (typeof target === 'function') return target;
  return 'restServer' in target ? target.restServer.requestHandler : target.requestHandler;
}
