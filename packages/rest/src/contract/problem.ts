import {BindingKey} from '@rondojs/context';

import type {Fault} from '../errors.js';
import type {Request} from './http.js';

/** A problem (RFC 9457), with a code for programs and all faults of the request. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly detail?: string;
  readonly errors?: readonly Fault[];
  /** This occurrence, where the option `requestId` says so. */
  readonly instance?: string;
  readonly requestId?: string;
}

/** How an error is answered. */
export interface ProblemAnswer {
  /** From 400 to 599. */
  readonly status: number;
  /** Text as it is, anything else as JSON. */
  readonly body: unknown;
  /** @defaultValue 'application/problem+json' */
  readonly mediaType?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * Gives the answer to an error: its status, its shape, its words. Bind your own to change the shape of all problems,
 * or to know errors of a library; `toProblem` tells what may be told, to begin with.
 *
 * Should it fail itself, the client gets a bare 500, and both errors go to the log.
 */
export type ToProblem = (error: unknown, request: Request) => ProblemAnswer;

export const TO_PROBLEM = BindingKey.create<ToProblem>('rest.toProblem');
