import {RestBindings} from '@rondojs/rest';

import {RefusedCallError} from './errors.js';
import {fetchBy} from './fetch.js';
import {findMethod, findOperation} from './operations.js';
import {optionsOfCall, writeRequest} from './write-request.js';
import {readResponse} from './test-response.js';

import type {ApiTypes, ArgumentsOf, MethodOf, OperationsOf, OptionsArgument, RequestOptions, ResponseOf, ResultOf} from './typed.js';
import type {Asked} from './operations.js';
import type {Constructor} from '@rondojs/context';
import type {Entrances} from './entrance.js';
import type {Exchange, TestResponse} from './test-response.js';
import type {Request, RestServer, Route} from '@rondojs/rest';

/** Sends requests to one server, each over a connection of its own. */
export class TestClient<Api extends ApiTypes = ApiTypes> {
  constructor(
    private readonly server: RestServer,
    private readonly entrances: Entrances,
  ) {}

  /**
   * Sends a request to a URL of the server, and gives the answer as soon as its headers are there: for streams, for
   * clients that leave, for requests that are none. It follows no redirect. What has not been read when the
   * application is closed is left.
   */
  async fetch(url: string, init?: RequestInit): Promise<Response> {
    const connection = this.entrances.connect(this.server);
    const response = await fetchBy(() => connection, url, init);
    this.entrances.hold(connection);
    return response;
  }

  /**
   * Sends a request for an operation, and reads the answer to its end.
   *
   * @param name - a method and a path as the document has it, `GET /todos/{id}`, or filled in, `GET /todos/7`; or an
   *   operationId. Behind a base path too it is without that.
   *
   * @example
   * const {status, body} = await app.request('GET /todos/{id}', {path: {id: 7}});
   *
   * @throws {UnknownOperationError} for an operationId that the server does not have
   */
  request<Name extends keyof OperationsOf<Api> & string>(
    name: Name,
    ...options: OptionsArgument<OperationsOf<Api>[Name]>
  ): Promise<ResponseOf<OperationsOf<Api>[Name]>>;
  request(name: {} extends OperationsOf<Api> ? string : never, options?: RequestOptions): Promise<TestResponse>;
  request(name: string, ...[options]: readonly unknown[]): Promise<unknown> {
    return this.send(findOperation(this.server, name), options ?? {});
  }

  /**
   * Calls a method of a controller as a client would: its arguments become a request, as its contract says, and the
   * body of the answer is what it gives.
   *
   * @example
   * const todo = await app.call(TodoController, 'create', {title: 'Write'});
   *
   * @throws {RefusedCallError} with status and body of an answer that is no success
   */
  async call<T extends object, M extends MethodOf<T>>(
    controller: Constructor<T>,
    method: M,
    ...args: ArgumentsOf<T, M>
  ): Promise<ResultOf<T, M>> {
    const asked = findMethod(this.server, controller, method);
    const {status, body} = await this.send(asked, optionsOfCall(asked.route, args));
    if (status >= 300) throw new RefusedCallError(asked.route.name, status, body);
    return body as ResultOf<T, M>;
  }

  private async send(asked: Asked, options: RequestOptions): Promise<TestResponse> {
    const {url, init} = writeRequest(asked, options);
    const exchange: Exchange = {
      method: asked.method,
      url,
      route: this.routeOf(asked.method, url, init),
      createValidator: this.server.getSync(RestBindings.CREATE_VALIDATOR),
    };
    const response = await fetchBy(() => this.entrances.connect(this.server), url, init);
    return readResponse(response, exchange);
  }

  /** The operation that answers, as the server itself would find it. */
  private routeOf(method: string, url: string, {headers}: RequestInit): Route | undefined {
    const request = {method, url, headers: Object.fromEntries(new Headers(headers))} as unknown as Request;
    try {
      const found = this.server.getSync(RestBindings.ROUTING_TABLE).find(request);
      return found instanceof Error || found.definition.kind !== undefined ? undefined : found.definition;
    } catch {
      return undefined;
    }
  }
}
