import {isJson} from '../response/media-type.js';
import {isJsonOnly} from '../response/plan.js';
import {readContract} from '../response/contract.js';

import type {CompleteRestConfig} from '../config.js';
import type {Route} from '../contract/route.js';

/** How a result is sent: its status, what it may be written as, and what is looked at on the way. */
export function explainSend(route: Route, {responseValidation, etag, compression}: CompleteRestConfig): readonly string[] {
  const contract = readContract(route);
  const {status, success} = contract;
  const declared = success?.representations ?? [];
  const isChecked = responseValidation !== 'off' && declared.some(({schema}) => schema !== undefined);
  return [
    ...declared.map(({contentType, essence}) => `${status}: ${contentType}, by ${isJson(essence) ? 'JSON.stringify' : 'its kind'}`),
    ...(declared.length === 0 ? [`${status}: as the result is, objects as JSON`] : []),
    ...(isJsonOnly(contract) && etag === 'off' && !compression ? ['objects go out at once: nothing has to be negotiated'] : []),
    ...(isChecked ? [`checked by its schema: ${responseValidation}`] : []),
    ...(etag === 'off' ? [] : [`with a ${etag} ETag`]),
    ...(compression ? [`compressed: ${compression.encodings.join(', ')}`] : []),
  ];
}
