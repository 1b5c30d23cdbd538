import {isPromiseLike} from '@rondojs/context';

import {ACTION_KEYS, INVOKE_METHOD, PARSE_PARAMS, REJECT, SEND} from '../contract/actions.js';
import {ROUTING_TABLE} from '../contract/route.js';
import {foldOf} from '../contract/foldable.js';
import {assignRoute} from '../assign-route.js';
import {ownOverridesOf} from './overrides.js';

import type {BindingKey, Context} from '@rondojs/context';
import type {ResolvedRoute, Route, RouteFinder} from '../contract/route.js';
import type {InvokeMethod, ParseParams, Reject, Send} from '../contract/actions.js';
import type {RequestContext} from '../request-context.js';
import type {RouteNotFoundError} from '../errors.js';

/** An operation in its fastest form: the actions of the default sequence, each made for it alone. */
export interface CompiledOperation {
  readonly parseParams: ParseParams;
  readonly invoke: InvokeMethod;
  readonly send: Send;
}

/**
 * Compiles operations: of each it has the default actions made once, when it is first asked for. It is good until a
 * binding of its server changes.
 *
 * The actions must be foldable; see overrides.ts.
 */
export class OperationCompiler {
  private readonly table: RouteFinder;
  readonly reject: Reject;
  private readonly compiled = new Map<Route, CompiledOperation | undefined>();

  private constructor(private readonly server: Context) {
    this.table = server.getSync(ROUTING_TABLE);
    this.reject = server.getSync(REJECT);
  }

  /** Undefined as long as some action is still being made. */
  static of(server: Context): OperationCompiler | undefined {
    const isMade = (key: BindingKey) => !isPromiseLike(server.getValueOrPromise(String(key)));
    return ACTION_KEYS.every(isMade) ? new OperationCompiler(server) : undefined;
  }

  /** The first step, which is the same for all of them. */
  findRoute(context: RequestContext): ResolvedRoute | RouteNotFoundError {
    return assignRoute(this.table, context);
  }

  /** Undefined for an operation that has actions of its own. */
  compile(route: Route): CompiledOperation | undefined {
    const known = this.compiled.get(route);
    if (known || this.compiled.has(route)) return known;

    const made = ownOverridesOf(route, this.server).length > 0 ? undefined : this.make(route);
    this.compiled.set(route, made);
    return made;
  }

  private make(route: Route): CompiledOperation {
    return {
      parseParams: this.fold(PARSE_PARAMS, route),
      invoke: this.fold(INVOKE_METHOD, route),
      send: this.fold(SEND, route),
    };
  }

  private fold<A extends object>(key: BindingKey<A>, route: Route): A {
    const action = this.server.getSync<A>(key);
    return foldOf(action)?.(route) ?? action;
  }
}
