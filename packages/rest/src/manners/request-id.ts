import {randomUUID} from 'node:crypto';

import type {Request} from '../contract/http.js';

/** What a request's number may look like, whoever has given it: it goes to logs and headers as it is. */
const SANE_ID = /^[\w.:+/=-]{1,128}$/;

/** What W3C Trace Context, version 00, writes; later versions may say more behind it. */
const TRACE_PARENT = /^(?!ff)[\da-f]{2}-(?!0{32})([\da-f]{32})-(?!0{16})([\da-f]{16})-([\da-f]{2})(?:-.*)?$/;

/** Where a request comes from, in a trace across several servers (W3C Trace Context). */
export interface TraceContext {
  readonly traceId: string;
  /** The span of who has sent the request. */
  readonly parentId: string;
  readonly isSampled: boolean;
}

/** The number that who sends a request has given it in `X-Request-Id`, if it is sane; else a new one. */
export function requestIdOf({headers}: Request): string {
  const given = headers['x-request-id'];
  return typeof given === 'string' && SANE_ID.test(given) ? given : randomUUID();
}

/** What `traceparent` says; undefined where it says nothing that is valid. */
export function traceContextOf({headers}: Request): TraceContext | undefined {
  const {traceparent} = headers;
  if (typeof traceparent !== 'string') return undefined;
  const [, traceId, parentId, flags] = TRACE_PARENT.exec(traceparent) ?? [];
  if (traceId === undefined || parentId === undefined || flags === undefined) return undefined;
  if (traceparent.startsWith('00') && traceparent.length !== 55) return undefined;
  return {traceId, parentId, isSampled: (Number.parseInt(flags, 16) & 1) === 1};
}
