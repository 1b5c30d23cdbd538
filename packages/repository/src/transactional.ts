import {DATA_SOURCE} from './data-source.js';

import type {DataSource, TransactionOptions} from './data-source.js';
import type {Interceptor} from '@rondojs/context';

/**
 * An interceptor that does a method in a transaction: all that it and its services change, or nothing.
 *
 * @example
 * class TransferController {
 *   @post('/transfers')
 *   @intercept(transactional({isolation: 'serializable'}))
 *   async transfer(...) {}
 * }
 */
export function transactional(options?: TransactionOptions, key: string = DATA_SOURCE.key): Interceptor {
  return async (invocation, next) => {
    const source = await invocation.get<DataSource>(key);
    return source.transaction(async () => next(), options);
  };
}
