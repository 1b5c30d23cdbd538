import {inject, injectable} from '@rondojs/context';

import {HTML_PROBLEM_HEADERS, toHtml} from './html-problem.js';
import {REST_CONFIG, isProduction} from '../config.js';
import {ResponseContractError} from '../errors.js';
import {declaredTypeOf} from './problem-types.js';
import {headersOf, toProblem} from './problem.js';
import {negotiate} from './negotiation.js';
import {idOf, routeOf} from '../request-context.js';

import type {CompleteRestConfig} from '../config.js';
import type {Problem, ProblemAnswer, ToProblem} from '../contract/problem.js';
import type {Provider} from '@rondojs/context';
import type {Request} from '../contract/http.js';

const FORMS = ['application/problem+json', 'application/json', 'text/html'];

/** Gives problems the types of the contract; and in development, tells what the client of a finished API must not see. */
@injectable()
export class ToProblemProvider implements Provider<ToProblem> {
  private readonly isProduction = isProduction();

  constructor(@inject(REST_CONFIG) private readonly config: CompleteRestConfig) {}

  value(): ToProblem {
    return (error, request) => {
      const problem = this.withId(this.withDetails(typed(toProblem(error), request), error), request);
      const answer = {status: problem.status, body: problem, headers: headersOf(error)};
      return !this.isProduction && isForBrowser(request) ? asPage(answer, problem) : answer;
    };
  }

  private withId(problem: Problem, request: Request): Problem {
    const {problem: member} = this.config.requestId;
    if (member === undefined) return problem;
    const id = idOf(request);
    return {...problem, [member]: member === 'requestId' ? id : instanceOf(id)};
  }

  private withDetails(problem: Problem, error: unknown): Problem {
    if (this.isProduction || problem.status < 500) return problem;
    const honest = contractBreakOf(error);
    if (honest) return {...problem, code: honest.code, detail: honest.message, errors: honest.errors};
    return this.config.showErrors ? {...problem, ...insideOf(error)} : problem;
  }
}

/** A URI of this occurrence (RFC 9457, 3.1.5): of its UUID, or within the URL that was asked for. */
function instanceOf(id: string): string {
  return /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i.test(id) ? `urn:uuid:${id}` : `#${encodeURIComponent(id)}`;
}

function typed(problem: Problem, request: Request): Problem {
  const route = routeOf(request);
  const type = route && declaredTypeOf(problem, route.definition);
  return type === undefined ? problem : {...problem, type};
}

function isForBrowser(request: Request): boolean {
  return Boolean(request.headers.accept?.includes('text/html')) && negotiate(request, FORMS) === 'text/html';
}

function asPage({status, headers}: ProblemAnswer, problem: Problem): ProblemAnswer {
  const mediaType = 'text/html; charset=utf-8';
  return {status, mediaType, body: toHtml(problem), headers: {...headers, ...HTML_PROBLEM_HEADERS}};
}

/** Anything may be thrown, and even to look at it may throw again. */
function contractBreakOf(error: unknown): ResponseContractError | undefined {
  try {
    return error instanceof ResponseContractError ? error : undefined;
  } catch {
    return undefined;
  }
}

function insideOf(error: unknown): {detail?: string; stack?: readonly string[]} {
  try {
    if (!(error instanceof Error)) return {};
    return {detail: error.message, stack: error.stack?.split('\n').map(line => line.trim()) ?? []};
  } catch {
    return {};
  }
}
