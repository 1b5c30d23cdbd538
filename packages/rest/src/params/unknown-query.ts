import {beforeBracket} from './raw-pairs.js';
import {pointerTo} from './pointer.js';

import type {CompleteParameterConfig} from '../config.js';
import type {RequestTexts} from './request-texts.js';

/** Looks for keys in the query that belong to no parameter. */
export type CheckQuery = (texts: RequestTexts) => void;

/** Clients choose the names: an operation warns of this many, and then no more. */
const MAX_WARNINGS = 20;

/** Makes what handles unknown keys in the query of an operation; undefined where they are ignored. */
export function createQueryCheck(
  operation: string,
  claimed: ReadonlySet<string>,
  policy: CompleteParameterConfig['unknownQuery'],
): CheckQuery | undefined {
  if (policy === 'ignore') return undefined;
  const handle = policy === 'refuse' ? refuse : createWarn(operation);
  return texts => {
    for (const key of texts.query.byName().keys()) {
      if (!claimed.has(key) && !claimed.has(beforeBracket(key))) handle(key, texts);
    }
  };
}

function refuse(key: string, {faults}: RequestTexts): void {
  faults.push({in: 'query', pointer: pointerTo(key), code: 'unknown', message: 'is not a parameter that is described'});
}

function createWarn(operation: string): (key: string) => void {
  const warned = new Set<string>();
  return key => {
    if (warned.has(key) || warned.size >= MAX_WARNINGS) return;
    warned.add(key);
    process.emitWarning(`${operation} has been sent ${JSON.stringify(key)}, which is no parameter of its query.`, 'RestWarning');
  };
}
