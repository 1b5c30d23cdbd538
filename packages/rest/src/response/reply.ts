import {brand, hasBrand} from '@rondojs/context';

const REPLY = Symbol.for('rondo.Reply');

/** Headers of a reply; several values of one, such as `set-cookie`, are a list. */
export type ReplyHeaders = Readonly<Record<string, string | number | readonly string[] | undefined>>;

/** A result together with its status and headers. Made by {@link reply}. */
export class Reply<Status extends number = number, Body = unknown> {
  static {
    brand(this, REPLY);
  }

  constructor(
    readonly status: Status,
    readonly body: Body,
    readonly headers: ReplyHeaders,
  ) {}
}

/** Tells a reply, also one of another copy of this package. */
export function isReply(result: unknown): result is Reply {
  return hasBrand(result, REPLY);
}

/**
 * The replies that an operation declares, as the type of what it returns.
 *
 * @example
 * find(id: number): Replies<{200: Todo; 404: undefined}> {}
 */
export type Replies<Declared extends Record<number, unknown>> = {
  [Status in keyof Declared & number]: Reply<Status, Declared[Status]>;
}[keyof Declared & number];

/**
 * Answers with a status and headers of your own, where the contract declares more than one.
 *
 * The body may be all that a result may be. A status that the contract does not declare is refused as
 * `responseValidation` says. For failures throw an error: problems need no declaration.
 *
 * @example
 * return reply(202, {job: 7}, {location: '/jobs/7'});
 */
export function reply<const Status extends number>(status: Status): Reply<Status, undefined>;
export function reply<const Status extends number, Body>(status: Status, body: Body, headers?: ReplyHeaders): Reply<Status, Body>;
export function reply(status: number, body?: unknown, headers: ReplyHeaders = {}): Reply {
  return new Reply(status, body, headers);
}

/**
 * Sends the client elsewhere. What cannot stand in a URL is escaped; where it leads is not checked, and a
 * location that a client gave must be, before it gets here.
 */
export function redirect<const Status extends number = 302>(
  location: string,
  status: Status = 302 as Status,
): Reply<Status, undefined> {
  return new Reply(status, undefined, {location: location.replace(/[^\x21-\x7e]+/g, encodeURIComponent)});
}
