import {STATUS_CODES} from 'node:http';

import {isHttpError} from '../errors.js';

import type {HttpError} from '../errors.js';
import type {Problem} from '../contract/problem.js';

/** What a client is told of an error. Of anything but a client's fault it hears no more than the status. */
export function toProblem(error: unknown): Problem {
  try {
    if (isHttpError(error) && isErrorStatus(error.status)) return problemOf(error);
    return bareProblem(clientStatusOf(error));
  } catch {
    // Anything may be thrown: nothing at all, or a proxy that throws again.
    return bareProblem(500);
  }
}

/** Further headers that an error wants its answer to have. */
export function headersOf(error: unknown): HttpError['headers'] {
  try {
    return isHttpError(error) ? error.headers : {};
  } catch {
    return {};
  }
}

function bareProblem(status: number): Problem {
  const code = status === 500 ? 'INTERNAL_ERROR' : codeOf(status);
  return {type: 'about:blank', title: titleOf(status), status, code};
}

function problemOf({status, code, message, errors}: HttpError): Problem {
  return {
    type: 'about:blank',
    title: titleOf(status),
    status,
    code,
    ...(message && {detail: message}),
    ...(errors && {errors}),
  };
}

/** Errors of other libraries carry their status; only one that blames the client is taken from them. */
function clientStatusOf(error: unknown): number {
  const {status, statusCode} = error as {status?: unknown; statusCode?: unknown};
  const given = status ?? statusCode;
  return isErrorStatus(given) && given < 500 ? given : 500;
}

function isErrorStatus(status: unknown): status is number {
  return Number.isInteger(status) && (status as number) >= 400 && (status as number) <= 599;
}

function titleOf(status: number): string {
  return STATUS_CODES[status] ?? 'Error';
}

function codeOf(status: number): string {
  return titleOf(status).toUpperCase().replaceAll(/[^A-Z]+/g, '_');
}
