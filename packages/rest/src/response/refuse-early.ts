import {chooseRepresentation} from './negotiation.js';
import {readContract} from './contract.js';

import type {DeclaredResponse, Representation} from './contract.js';
import type {Request} from '../contract/http.js';
import type {Route} from '../contract/route.js';

/** What operations may answer in, all their successes together. */
const offers = new WeakMap<Route, DeclaredResponse>();

/**
 * Refuses a client that accepts none of the media types of an operation, before the operation runs and changes
 * something for a client that cannot be told.
 *
 * Where the contract cannot tell beforehand, because an answer may have no body, all clients pass.
 *
 * @throws {NotAcceptableError} 406
 */
export function refuseUnacceptable(request: Request, route: Route): void {
  const {accept} = request.headers;
  if (accept === undefined || accept === '*/*') return;
  chooseRepresentation(request, offerOf(route));
}

function offerOf(route: Route): DeclaredResponse {
  const known = offers.get(route);
  if (known) return known;

  const offer = {representations: readOffer(route), chosen: new Map<string, Representation>()};
  offers.set(route, offer);
  return offer;
}

/** None where one answer at least goes to everybody. */
function readOffer(route: Route): readonly Representation[] {
  const {find} = readContract(route);
  const declared = Object.keys(route.spec.responses ?? {});
  const successes = declared.filter(key => /^[123]/.test(key) && key !== '304');
  // Beside a success, what is declared for all others is an error.
  const meant = successes.length > 0 ? successes : declared.filter(key => key === 'default');
  const lists = meant.map(key => find(statusOf(key))?.representations ?? []);
  if (lists.some(({length}) => length === 0)) return [];
  return [...new Map(lists.flat().map(one => [one.mediaType, one])).values()];
}

/** `2XX` and `default` stand for many; one of them will do. */
function statusOf(key: string): number {
  return key === 'default' ? 200 : Number(key.replaceAll(/x/gi, '9'));
}
