import type {Fields} from './fields.js';
import type {Readable} from 'node:stream';

/** What goes to the client, before it is compressed, or found to be there already. */
export interface Answer {
  readonly status: number;
  readonly fields: Fields;
  readonly body: string | Uint8Array | Readable | undefined;
  /** Whether each piece of a stream is to reach the client as soon as it is there. */
  readonly isLive?: boolean;
  /** How long a stream may be silent before its headers go out without a first byte, in milliseconds; without limit if absent. */
  readonly patience?: number;
}

/** Statuses whose answers have no body, whatever a result says (RFC 9110, 6.4.1 and 15.3.6). */
export function isBodiless(status: number): boolean {
  return status === 204 || status === 205 || status === 304;
}
