import {OperationTimeoutError} from '../errors.js';

import type {InvokeMethod} from '../contract/actions.js';

/**
 * Gives an operation less time than the server does: 503 when it is over. What the operation gives later is thrown away.
 *
 * @throws {OperationTimeoutError} 503
 */
export function timeout(invoke: InvokeMethod, milliseconds: number): InvokeMethod {
  return async (route, params) => {
    let timer: NodeJS.Timeout | undefined;
    const limit = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new OperationTimeoutError(milliseconds)), milliseconds);
    });
    // The loser of a race is heard of no more, also when it fails.
    return Promise.race([limit, invoke(route, params)]).finally(() => clearTimeout(timer));
  };
}
