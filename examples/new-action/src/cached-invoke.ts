import {createHash} from 'node:crypto';

import {cached, defineAction, reply} from '@rondojs/rest';

import type {CacheOptions, DefinedAction, InvokeMethod} from '@rondojs/rest';

/**
 * Takes the place of `invoke`: keeps the results of operations that read, and gives them a strong entity tag, so that
 * who has the result already is told so.
 */
export function cachedInvoke(options: CacheOptions = {}): DefinedAction {
  const caches = new WeakMap<InvokeMethod, InvokeMethod>();
  return defineAction(
    {name: 'cachedInvoke', needs: ['route', 'params'], provides: ['result']},
    async ({route, params}, {invoke}) => {
      // A server has one invoke, and so one cache.
      const invokeCached = caches.get(invoke) ?? cached(invoke, options);
      caches.set(invoke, invokeCached);
      return {result: withTag(await invokeCached(route, params), route.verb)};
    },
  );
}

function withTag(result: unknown, verb: string): unknown {
  if (verb !== 'get' || !isPlain(result)) return result;
  const hash = createHash('sha256').update(JSON.stringify(result)).digest('base64url').slice(0, 22);
  return reply(200, result, {etag: `"${hash}"`});
}

function isPlain(result: unknown): boolean {
  return typeof result === 'object' && result !== null && [Object.prototype, Array.prototype].includes(Object.getPrototypeOf(result));
}
