import type {OperationRetval, Params} from '../contract/elements.js';
import type {Request, Response} from '../contract/http.js';
import type {RequestContext} from '../request-context.js';
import type {ResolvedRoute} from '../contract/route.js';

/**
 * What actions hand to each other, by name. Declare your own beside these:
 *
 * @example
 * declare module '@rondojs/rest' {
 *   interface Elements {
 *     readonly user: User;
 *   }
 * }
 */
export interface Elements {
  readonly context: RequestContext;
  readonly request: Request;
  readonly response: Response;
  readonly route: ResolvedRoute;
  readonly params: Params;
  readonly result: OperationRetval;
}

/** The name of an element. */
export type ElementName = keyof Elements;

/** What there is before the first action. */
export const GIVEN: readonly ElementName[] = ['context', 'request', 'response'];
