import {NoResponseError} from './errors.js';
import {SEQUENCE} from './contract/sequence.js';
import {LOG_ERROR} from './contract/actions.js';
import {RequestContext} from './request-context.js';
import {RoutingTable} from './routing/routing-table.js';
import {createContract} from './openapi/contract.js';
import {writeProblem} from './response/reject.js';

import type {CompleteRestConfig} from './config.js';
import type {Context} from '@rondojs/context';
import type {Contract} from './openapi/contract.js';
import type {LogError} from './contract/actions.js';
import type {Request, Response} from './contract/http.js';
import type {SequenceHandler} from './contract/sequence.js';

/** Gives the sequence that handles a request. */
type SequenceOf = (context: RequestContext) => SequenceHandler;

/**
 * Hands each request of a server to its sequence, in a context of its own.
 *
 * It stands for one state of the server's bindings: when one of them changes, the server makes another.
 */
export class Dispatcher {
  readonly contract: Contract;
  readonly table: RoutingTable;
  private sequenceOf: SequenceOf | undefined;

  constructor(
    private readonly server: Context,
    config: CompleteRestConfig,
  ) {
    this.contract = createContract(server, config);
    this.table = new RoutingTable(this.contract.routes);
  }

  /** Handles a request to its end. It never fails: whatever a sequence does, there is one response. */
  async dispatch(request: Request, response: Response): Promise<void> {
    try {
      const context = new RequestContext(this.server, request, response);
      this.sequenceOf ??= this.createSequenceOf();
      const sequence = this.sequenceOf(context);
      await sequence.handle(context);
      if (!response.headersSent) throw new NoResponseError(sequence.constructor.name);
    } catch (error) {
      this.fail(request, response, error);
    }
  }

  /** One sequence for all requests, unless something that it has injected belongs to a request. */
  private createSequenceOf(): SequenceOf {
    if (this.server.isOfRequest(SEQUENCE)) return context => context.getSync(SEQUENCE);
    const sequence = this.server.getSync(SEQUENCE);
    return () => sequence;
  }

  private fail(request: Request, response: Response, error: unknown): void {
    const status = writeProblem(response, error);
    const logError = this.server.getSync<LogError>(LOG_ERROR);
    logError(error, status, request);
  }
}
