import {contextOf} from '../request-context.js';
import {isLasting} from './lasting.js';

import type {InvokeMethod} from '../contract/actions.js';
import type {OperationRetval, Params} from '../contract/elements.js';
import type {ResolvedRoute} from '../contract/route.js';

/** How results are kept. */
export interface CacheOptions {
  /** How long a result is kept, in milliseconds. @defaultValue 60,000 */
  readonly ttl?: number;
  /** How many results are kept; the one that was asked for longest ago goes first. @defaultValue 1000 */
  readonly maxEntries?: number;
  /** Headers of the request that results depend on; answers name them in `Vary`. @defaultValue none */
  readonly vary?: readonly string[];
  /** What time it is, in milliseconds. @defaultValue Date.now */
  readonly now?: () => number;
}

interface Entry {
  readonly result: Promise<OperationRetval>;
  expires: number;
}

/**
 * Keeps the results of operations that only read, by operation and arguments: who asks at the same time waits for one
 * invocation. Errors, streams and what else can be read only once are not kept.
 *
 * Requests with `Authorization` or `Cookie` are not answered from what is kept, unless `vary` names that header:
 * what one may see, another may not.
 *
 * @example
 * app.bind(RestBindings.SequenceActions.INVOKE_METHOD).to(cached(invokeOperation, {ttl: 5_000}));
 */
export function cached(invoke: InvokeMethod, options: CacheOptions = {}): InvokeMethod {
  const {vary = [], now = Date.now} = options;
  const cache = new Cache(options.maxEntries ?? 1000, options.ttl ?? 60_000, now);
  const names = vary.map(name => name.toLowerCase());
  return async (route, params) => {
    const key = keyOf(route, params, names);
    if (key === undefined) return invoke(route, params);

    addVary(route, vary);
    const known = cache.find(key);
    const result = known && (await known.result);
    if (known && isLasting(result)) return result;
    // What can be read once was for who came first.
    return known ? invoke(route, params) : cache.keep(key, invokeSafely(invoke, route, params));
  };
}

/** An action that throws at once is one that fails, like any other. */
async function invokeSafely(invoke: InvokeMethod, route: ResolvedRoute, params: Params): Promise<OperationRetval> {
  return invoke(route, params);
}

/** The results that there are, the one that was asked for longest ago first. */
class Cache {
  private readonly entries = new Map<string, Entry>();

  constructor(
    private readonly maxEntries: number,
    private readonly ttl: number,
    private readonly now: () => number,
  ) {}

  find(key: string): Entry | undefined {
    const entry = this.entries.get(key);
    this.entries.delete(key);
    if (!entry || entry.expires <= this.now()) return undefined;
    this.entries.set(key, entry);
    return entry;
  }

  keep(key: string, result: Promise<OperationRetval>): Promise<OperationRetval> {
    const entry: Entry = {result, expires: Infinity};
    this.entries.set(key, entry);
    for (const oldest of this.entries.keys()) {
      if (this.entries.size <= this.maxEntries) break;
      this.entries.delete(oldest);
    }
    const forget = () => {
      if (this.entries.get(key) === entry) this.entries.delete(key);
    };
    const settle = (value: unknown) => {
      entry.expires = this.now() + this.ttl;
      if (!isLasting(value)) forget();
    };
    result.then(settle, forget);
    return result;
  }
}

/** Undefined for what must not be kept: what changes something, what has an owner, what no text can stand for. */
function keyOf({definition, verb, request}: ResolvedRoute, params: Params, vary: readonly string[]): string | undefined {
  if (verb !== 'get') return undefined;
  const {headers} = request;
  if (OWNED.some(name => headers[name] !== undefined && !vary.includes(name))) return undefined;
  const key = textOf([definition.name, definition.path, params, vary.map(name => headers[name] ?? null)]);
  return key;
}

const OWNED = ['authorization', 'cookie'] as const;

function textOf(value: unknown): string | undefined {
  try {
    return JSON.stringify(value, plainly);
  } catch {
    return undefined;
  }
}

/** JSON would say the same of different values: those it cannot say are not kept. */
function plainly(_: string, value: unknown): unknown {
  if (typeof value === 'bigint') return `${value}n`;
  if (value instanceof Map || value instanceof Set || typeof value === 'function' || typeof value === 'symbol') {
    throw new TypeError('It has no text of its own.');
  }
  return value === undefined ? ['undefined'] : value;
}

function addVary({request}: ResolvedRoute, names: readonly string[]): void {
  if (names.length === 0) return;
  const {response} = contextOf(request);
  if (response.headersSent) return;
  const known = [response.getHeader('vary') ?? []].flat().map(String);
  response.setHeader('vary', [...new Set([...known, ...names])].join(', '));
}
