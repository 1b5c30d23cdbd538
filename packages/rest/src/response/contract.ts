import {isReference} from '@rondojs/openapi-spec';

import type {OperationObject} from '@rondojs/openapi-spec';

/** How a successful result is sent, as the contract says. */
export interface SuccessContract {
  /** The lowest 2xx status that is declared, or 200. */
  readonly status: number;
  /** The media type that is declared for it, if there is one. */
  readonly mediaType: string | undefined;
}

const compiled = new WeakMap<OperationObject, SuccessContract>();

export function successContractOf(spec: OperationObject): SuccessContract {
  const known = compiled.get(spec);
  if (known) return known;

  const contract = readContract(spec);
  compiled.set(spec, contract);
  return contract;
}

function readContract({responses = {}}: OperationObject): SuccessContract {
  const [status = '200'] = Object.keys(responses).filter(key => /^2\d\d$/.test(key)).sort();
  const response: unknown = responses[status];
  const content = !response || isReference(response) ? undefined : (response as {content?: object}).content;
  return {status: Number(status), mediaType: content && Object.keys(content)[0]};
}
