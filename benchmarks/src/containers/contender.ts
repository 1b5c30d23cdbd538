/** What a request is, as far as a container is concerned. */
export interface Request {
  readonly url: string;
}

export type Class = new () => object;

/**
 * A container that does the works of the suite, each with classes of its own: `Leaf`, `Branch` (has a leaf) and
 * `Root` (has a branch); `Logger`; `Service` (has the request) and `Controller` (has a service and the logger).
 *
 * Any answer may be a promise.
 */
export interface Contender {
  readonly name: string;
  /** A leaf, each time a new one. */
  transient(): unknown;
  /** The logger, each time the same. */
  singleton(): unknown;
  /** A root with a branch with a leaf, all of them new. */
  graph(): unknown;
  /** A controller for a request: its service is new and has the request, its logger is the singleton. */
  ofRequest(request: Request): unknown;
  /** A container of its own with all classes bound, and an instance of the last one. */
  start(classes: readonly Class[]): unknown;
}
