import {isPromiseLike} from '@rondojs/context';

import {FoldedSequence} from './folded-sequence.js';
import {NoResponseError} from '../errors.js';
import {OperationCompiler} from './operation-compiler.js';
import {SEQUENCE} from '../contract/sequence.js';
import {areActionsTraced} from './tracing.js';
import {observeActions} from './observed-actions.js';
import {overridesOf} from './overrides.js';

import type {Context, ValueOrPromise} from '@rondojs/context';
import type {RequestContext} from '../request-context.js';
import type {Response} from '../contract/http.js';
import type {SequenceHandler} from '../contract/sequence.js';

/**
 * The sequence of a server. It is folded where nothing of it is replaced and nobody looks at its actions; else it is
 * interpreted: made as it is bound, and called.
 */
export class ServerSequence implements SequenceHandler {
  /** What requests are inside of: the server, or what looks at its actions. */
  home: Context;
  isTraced = false;
  private chosen: SequenceHandler | undefined;
  private shared: ValueOrPromise<SequenceHandler> | undefined;

  constructor(
    private readonly server: Context,
    readonly isTimed: boolean,
  ) {
    this.home = server;
  }

  /** Whether what has been made is not right any more, though no binding has changed. */
  get isOutdated(): boolean {
    return this.isTraced !== areActionsTraced();
  }

  /** Forgets what has been made. */
  forget(): void {
    const {server, isTimed} = this;
    this.isTraced = areActionsTraced();
    this.home = observeActions(server, this.isTraced, isTimed) ?? server;
    this.chosen = undefined;
    this.shared = undefined;
  }

  /** Makes now what the first request would make. */
  async prepare(): Promise<void> {
    if (!this.home.isOfRequest(SEQUENCE)) await this.home.get(SEQUENCE);
  }

  /** @throws {NoResponseError} when the sequence has not answered */
  handle(context: RequestContext): ValueOrPromise<void> {
    return (this.chosen ?? this.choose()).handle(context);
  }

  /** Why it is interpreted, in sentences; none where it is folded. */
  overrides(): readonly string[] {
    return overridesOf(this.server, this);
  }

  private choose(): SequenceHandler {
    if (this.overrides().length > 0) return (this.chosen = this.interpreted);
    const operations = OperationCompiler.of(this.server);
    // Some action is still being made: the next request may find it.
    return operations ? (this.chosen = new FoldedSequence(operations, this.interpreted)) : this.interpreted;
  }

  private readonly interpreted: SequenceHandler = {
    handle: async context => {
      const made = this.sequenceFor(context);
      const sequence = isPromiseLike(made) ? await made : made;
      await sequence.handle(context);
      assertAnswered(context.response, sequence);
    },
  };

  /** One for all requests, unless something that it has injected belongs to a request. */
  private sequenceFor(context: RequestContext): ValueOrPromise<SequenceHandler> {
    if (this.shared) return this.shared;
    if (this.home.isOfRequest(SEQUENCE)) return context.getValueOrPromise(SEQUENCE);

    const made = this.home.getValueOrPromise(SEQUENCE);
    this.shared = made;
    if (isPromiseLike(made)) made.catch(() => (this.shared = undefined));
    return made;
  }
}

function assertAnswered({headersSent, destroyed}: Response, sequence: SequenceHandler): void {
  if (!headersSent && !destroyed) throw new NoResponseError(sequence.constructor.name);
}
