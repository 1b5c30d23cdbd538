import {isPromiseLike} from '@rondojs/context';

import {RouteNotFoundError} from '../errors.js';

import type {CompiledOperation, OperationCompiler} from './operation-compiler.js';
import type {OperationRetval, Params} from '../contract/elements.js';
import type {RequestContext} from '../request-context.js';
import type {ResolvedRoute} from '../contract/route.js';
import type {SequenceHandler} from '../contract/sequence.js';
import type {ValueOrPromise} from '@rondojs/context';

/**
 * The default sequence over compiled operations: the same steps in the same order, without a promise where nobody has
 * to wait. Read default-sequence.ts for what it does; a test proves that both answer alike.
 */
export class FoldedSequence implements SequenceHandler {
  /** @param interpreted - for operations that have actions of their own */
  constructor(
    private readonly operations: OperationCompiler,
    private readonly interpreted: SequenceHandler,
  ) {}

  handle(context: RequestContext): ValueOrPromise<void> {
    let failure: unknown;
    try {
      const route = this.operations.findRoute(context);
      if (!(route instanceof RouteNotFoundError)) return this.carryOut(context, route);
      failure = route;
    } catch (error) {
      failure = error;
    }
    return this.operations.reject(context, failure);
  }

  private carryOut(context: RequestContext, route: ResolvedRoute): ValueOrPromise<void> {
    const operation = this.operations.compile(route.definition);
    if (!operation) return this.interpreted.handle(context);

    const params = operation.parseParams(context.request, route);
    if (isPromiseLike(params)) return this.invokeLater(context, route, operation, params);
    const result = operation.invoke(route, params);
    if (isPromiseLike(result)) return this.sendLater(context, operation, result);
    const sent = operation.send(context.response, result);
    return isPromiseLike(sent) ? this.finishLater(context, sent) : undefined;
  }

  private async invokeLater(
    context: RequestContext,
    route: ResolvedRoute,
    {invoke, send}: CompiledOperation,
    params: Promise<Params>,
  ): Promise<void> {
    try {
      const result = invoke(route, await params);
      await send(context.response, isPromiseLike(result) ? await result : result);
    } catch (error) {
      await this.operations.reject(context, error);
    }
  }

  private async sendLater(
    context: RequestContext,
    {send}: CompiledOperation,
    result: Promise<OperationRetval>,
  ): Promise<void> {
    try {
      await send(context.response, await result);
    } catch (error) {
      await this.operations.reject(context, error);
    }
  }

  private async finishLater(context: RequestContext, sent: Promise<void>): Promise<void> {
    try {
      await sent;
    } catch (error) {
      await this.operations.reject(context, error);
    }
  }
}
