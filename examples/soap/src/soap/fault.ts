import {
  HttpError,
  MethodNotAllowedError,
  NotAcceptableError,
  PayloadTooLargeError,
  RouteNotFoundError,
  UnsupportedMediaTypeError,
  toProblem,
} from '@rondojs/rest';

import {MustUnderstandError, VersionMismatchError} from './errors.js';
import {PROBLEM, XML_TYPE} from './namespaces.js';
import {closeEnvelope} from './envelope.js';
import {escapeXml, tag} from './xml-writer.js';

import type {ToProblem} from '@rondojs/rest';

/** What is refused by HTTP, before SOAP has its say. Any other fault is 500 (SOAP 1.1, 6.2). */
const OF_HTTP = [MethodNotAllowedError, NotAcceptableError, PayloadTooLargeError, RouteNotFoundError, UnsupportedMediaTypeError];

/** The problem that a REST server would answer with, as a fault: what is wrong is told in its detail. */
export const toFault: ToProblem = error => {
  const problem = toProblem(error);
  const fault = tag(
    'soap:Fault',
    {},
    tag('faultcode', {}, `soap:${faultCodeOf(error, problem.status)}`) +
      tag('faultstring', {}, escapeXml(problem.detail ?? problem.title)) +
      tag('detail', {}, tag('problem', {xmlns: PROBLEM}, membersOf(problem))),
  );
  const isOfHttp = OF_HTTP.some(type => error instanceof type);
  return {
    status: isOfHttp ? problem.status : 500,
    mediaType: `${XML_TYPE}; charset=utf-8`,
    body: closeEnvelope(fault),
    headers: error instanceof HttpError ? error.headers : {},
  };
};

function faultCodeOf(error: unknown, status: number): string {
  if (error instanceof VersionMismatchError) return 'VersionMismatch';
  if (error instanceof MustUnderstandError) return 'MustUnderstand';
  return status < 500 ? 'Client' : 'Server';
}

/** As the XML of problems has it: the items of a list are called `i`. */
function membersOf(value: unknown): string {
  if (Array.isArray(value)) return value.map(item => tag('i', {}, membersOf(item))).join('');
  if (typeof value !== 'object' || value === null) return escapeXml(String(value));
  return Object.entries(value).map(([name, member]) => tag(name, {}, membersOf(member))).join('');
}
