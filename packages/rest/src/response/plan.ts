import {NO_CONTRACT} from './contract.js';
import {createSerialize} from './serialize.js';
import {isJson} from './media-type.js';

import type {CompressionOptions} from '../config.js';
import type {Honesty} from './honesty.js';
import type {ResponseContract} from './contract.js';
import type {Serialize} from './serialize.js';

/** What holds for all answers of a server. */
export interface SendOptions {
  readonly etag: 'off' | 'weak' | 'strong';
  readonly compression: CompressionOptions | false;
  readonly heartbeat: number;
}

/** All that is needed to send the results of one operation, made once. */
export interface SendPlan {
  readonly contract: ResponseContract;
  readonly options: SendOptions;
  readonly serialize: Serialize;
  /** Undefined where results are not checked. */
  readonly honesty: Honesty | undefined;
  /** Whether a plain object goes out as JSON and nothing else has to be asked; see write-json.ts. */
  readonly isDirect: boolean;
}

/** How results are sent that no contract and no option speaks of. */
export const PLAIN_PLAN: SendPlan = {
  contract: NO_CONTRACT,
  options: {etag: 'off', compression: false, heartbeat: 15_000},
  serialize: createSerialize(),
  honesty: undefined,
  isDirect: true,
};

/** Whether JSON is all that a contract declares for a success, with a body, once. */
export function isJsonOnly({status, success}: ResponseContract): boolean {
  if (status === 204 || status === 205) return false;
  const [first, ...others] = success?.representations ?? [];
  return others.length === 0 && (!first || isJson(first.essence));
}
