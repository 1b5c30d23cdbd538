import {MoreThanOneValueError} from './errors.js';

import type {Binding} from './binding.js';
import type {Injection} from './injection.js';

/**
 * The binding that is meant where one is injected: of several, the one that goes before all others.
 *
 * @returns undefined where there is none
 * @throws {MoreThanOneValueError} where two go before the others
 */
export function bestOf({address, comparator}: Injection, bindings: readonly Binding[]): Binding | undefined {
  const [best, next] = comparator ? [...bindings].sort(comparator) : bindings;
  if (!best || !next || (comparator && comparator(best, next) !== 0)) return best;
  const equal = bindings.filter(other => !comparator || comparator(best, other) === 0);
  throw new MoreThanOneValueError(address, equal.map(({key}) => key));
}
