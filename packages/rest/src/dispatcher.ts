import {CONTROLLER_TAG} from '@rondojs/core';
import {isPromiseLike} from '@rondojs/context';

import {MOUNT_TAG, REDIRECT_TAG, ROUTE_TAG} from './contract/route-object.js';
import {Manners} from './manners/manners.js';
import {OperationTimeoutError} from './errors.js';
import {LOG_ERROR, REJECT} from './contract/actions.js';
import {RequestContext} from './request-context.js';
import {RoutingTable} from './routing/routing-table.js';
import {ServerSequence} from './sequence/server-sequence.js';
import {TimeLimits} from './sequence/time-limits.js';
import {areRequestsTraced, traceRequest} from './sequence/tracing.js';
import {createContract} from './openapi/contract.js';
import {explainOperation} from './explain/explain-operation.js';
import {isProduction} from './config.js';
import {refuseFaults} from './openapi/refuse-faults.js';
import {reportSecondAnswers} from './sequence/guarded-response.js';
import {watchAnswer} from './exactly-once.js';
import {writeProblem} from './response/reject.js';

import type {CompleteRestConfig} from './config.js';
import type {Binding, Context, ValueOrPromise} from '@rondojs/context';
import type {Contract} from './openapi/contract.js';
import type {LogError} from './contract/actions.js';
import type {OperationExplanation} from './explain/operation-explanation.js';
import type {Request, Response} from './contract/http.js';
import type {ResolvedRoute, Route, RouteFinder} from './contract/route.js';
import type {RouteNotFoundError} from './errors.js';

/**
 * Hands each request of a server to its sequence, in a context of its own.
 *
 * Routes and sequence are made when they are first needed, and again when a binding that they come from has
 * changed: controllers may come and go while the server runs.
 */
export class Dispatcher implements RouteFinder {
  private version = -1;
  private controllers: readonly ControllerState[] = [];
  private currentContract: Contract | undefined;
  private currentTable: RoutingTable | undefined;
  private readonly isWatchful = !isProduction();
  private readonly sequence: ServerSequence;
  private readonly manners: Manners;
  private readonly limits: TimeLimits | undefined;
  private readonly reportSecond = (response: Response, error: Error) => this.log(error, response.statusCode, response.req);

  constructor(
    private readonly server: Context,
    private readonly config: CompleteRestConfig,
  ) {
    this.sequence = new ServerSequence(server, config.serverTiming && this.isWatchful);
    this.manners = new Manners(config, this);
    this.limits = config.timeLimit > 0 ? new TimeLimits(config.timeLimit, context => this.giveUp(context)) : undefined;
  }

  /** What the server answers now. @throws {RestConfigError} when two operations answer the same requests */
  get contract(): Contract {
    this.refresh();
    return (this.currentContract ??= createContract(this.server, this.config));
  }

  get routes(): readonly Route[] {
    return this.contract.routes;
  }

  /** The routes as they are now, which can be told from each other. @throws {RestConfigError} when two of them cannot */
  tableRoutes(): readonly Route[] {
    return this.table.routes;
  }

  /** The routes, one line each. */
  print(): string {
    return this.table.print();
  }

  /** How an operation is answered: `GET /todos/{id}`. @throws {RestConfigError} when there is none */
  explain(operation: string): OperationExplanation {
    const {server: context, config, routes, sequence: observers} = this;
    return explainOperation(operation, {context, config, routes, observers});
  }

  find(request: Request): ResolvedRoute | RouteNotFoundError {
    return this.table.find(request);
  }

  methodsOf(request: Request): readonly string[] {
    return this.table.methodsOf(request);
  }

  /** Makes now what the first request would make, so that its faults are known before a port is taken. */
  async prepare(): Promise<void> {
    void this.table;
    await refuseFaults(this.server, this.contract);
    await this.sequence.prepare();
  }

  /** Handles a request to its end. It never fails: whatever a sequence does, there is one response. */
  dispatch(request: Request, response: Response): ValueOrPromise<void> {
    if (!areRequestsTraced()) return this.handle(request, response);
    return traceRequest({request, response, server: this.server}, async () => this.handle(request, response));
  }

  /** Most requests to folded operations are done when this returns: promises are for those who have to wait. */
  private handle(request: Request, response: Response): ValueOrPromise<void> {
    try {
      reportSecondAnswers(response, this.reportSecond);
      if (this.isWatchful) watchAnswer(response);
      this.refresh();
      const context = new RequestContext(this.sequence.home, request, response);
      const prepared = this.manners.prepare(context);
      if (isPromiseLike(prepared)) return this.wait(context, this.handleLater(context, prepared));
      if (prepared) return undefined;
      const handled = this.sequence.handle(context);
      return isPromiseLike(handled) ? this.wait(context, handled) : undefined;
    } catch (error) {
      return this.fail(request, response, error);
    }
  }

  /** Whether an origin is let in may take time to find out. */
  private async handleLater(context: RequestContext, prepared: PromiseLike<boolean>): Promise<void> {
    const isAnswered = await prepared;
    if (!isAnswered && !context.isAbandoned) await this.sequence.handle(context);
  }

  /** Who has not made anybody wait cannot be late: the time limit begins here. */
  private async wait(context: RequestContext, handled: Promise<void>): Promise<void> {
    const {request, response} = context;
    const entry = this.limits?.enter(context);
    try {
      await handled;
    } catch (error) {
      if (!context.isAbandoned) this.fail(request, response, error);
    } finally {
      if (entry) this.limits?.leave(entry);
    }
  }

  /** Answers for an operation that takes too long. What it gives later, also an error, is nobody's any more. */
  private giveUp(context: RequestContext): void {
    const {request, response} = context;
    const error = new OperationTimeoutError(this.config.timeLimit);
    const reject = async () => (await context.get(REJECT))(context, error);
    void reject()
      .catch((fault: unknown) => this.fail(request, response, fault))
      .finally(() => context.abandon(error));
  }

  private get table(): RoutingTable {
    this.refresh();
    return (this.currentTable ??= new RoutingTable(this.contract.routes, this.config.urlLimit));
  }

  /** Forgets what comes from bindings that have changed since. */
  private refresh(): void {
    if (this.version === this.server.version && !this.sequence.isOutdated) return;
    this.version = this.server.version;
    this.sequence.forget();

    const controllers = TAGS.flatMap(tag => this.server.findByTag(tag)).map(stateOf);
    if (sameStates(controllers, this.controllers)) return;
    this.controllers = controllers;
    this.currentContract = undefined;
    this.currentTable = undefined;
  }

  /** The last resort, for what a sequence has not rejected itself, or could not. */
  private fail(request: Request, response: Response, error: unknown): void {
    const status = answer(response, error);
    if (status >= 500) this.log(error, status, request);
  }

  private log(error: unknown, status: number, request: Request): void {
    try {
      this.server.getSync<LogError>(LOG_ERROR)(error, status, request);
    } catch {
      // A log that fails must not end the process, and there is nobody left to tell.
    }
  }
}

/** The bindings that routes are made from. */
const TAGS: readonly string[] = [CONTROLLER_TAG, ROUTE_TAG, REDIRECT_TAG, MOUNT_TAG];

/** Answers with the problem that an error is, or with a bare 500 where even that fails. */
function answer(response: Response, error: unknown): number {
  try {
    return writeProblem(response, error);
  } catch {
    return writeProblem(response, undefined);
  }
}

/** A binding as it was when routes were made from it. */
interface ControllerState {
  readonly binding: Binding;
  readonly revision: number;
}

function stateOf(binding: Binding): ControllerState {
  return {binding, revision: binding.revision};
}

function sameStates(some: readonly ControllerState[], others: readonly ControllerState[]): boolean {
  const isSame = (state: ControllerState, index: number) =>
    state.binding === others[index]?.binding && state.revision === others[index].revision;
  return some.length === others.length && some.every(isSame);
}
