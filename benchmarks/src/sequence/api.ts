import {DefaultSequence, RestApplication, RestBindings, actionFor, invokeOperation} from '@rondojs/rest';
import {get, param} from '@rondojs/openapi-spec';

import type {RequestContext} from '@rondojs/rest';
import type {IncomingMessage, ServerResponse} from 'node:http';

/** What answers a request of node:http. */
export type Handler = (request: IncomingMessage, response: ServerResponse) => void;

class BookController {
  @get('/books/{id}')
  find(@param.path.integer('id') id: number) {
    return {id, title: 'Rondo in A minor'};
  }

  @get('/other')
  other() {
    return {};
  }
}

class OwnSequence extends DefaultSequence {
  override handle(context: RequestContext): Promise<void> {
    return super.handle(context);
  }
}

/** The operation, and nothing around it. */
export const byHand: Handler = (request, response) => {
  const id = Number((request.url ?? '').slice('/books/'.length));
  const text = JSON.stringify(new BookController().find(id));
  response.writeHead(200, {'content-type': 'application/json', 'content-length': Buffer.byteLength(text)}).end(text);
};

/** The same by Rondo: as it comes, and with something of it replaced. */
export async function givenHandlers(): Promise<Readonly<Record<string, Handler>>> {
  const {INVOKE_METHOD} = RestBindings.SequenceActions;
  return {
    'folded: nothing replaced': await handlerOf(() => undefined),
    'folded, another operation has an action of its own': await handlerOf(app =>
      app.bind(actionFor(INVOKE_METHOD, BookController, 'other')).to(invokeOperation),
    ),
    'interpreted: an action replaced': await handlerOf(app =>
      app.bind(INVOKE_METHOD).to((route, params) => invokeOperation(route, params)),
    ),
    'interpreted: the sequence replaced': await handlerOf(app => app.sequence(OwnSequence)),
    'interpreted: the operation has an action of its own': await handlerOf(app =>
      app.bind(actionFor(INVOKE_METHOD, BookController, 'find')).to(invokeOperation),
    ),
  };
}

/** What is made when an application starts is made here, and no port is taken. */
export async function handlerOf(replace: (app: RestApplication) => void): Promise<Handler> {
  const app = new RestApplication({controllers: [BookController], rest: {port: 0}});
  replace(app);
  app.bind(RestBindings.LISTEN).to(async () => undefined);
  await app.restServer.start();
  return app.restServer.requestHandler;
}
