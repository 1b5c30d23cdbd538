import {whenReady} from '@rondojs/context';

import {RestConfigError} from '../errors.js';
import {createOriginTest, originFaults} from './origins.js';

import type {CorsOptions, OriginTest} from '../config.js';
import type {Request, Response} from '../contract/http.js';
import type {ValueOrPromise} from '@rondojs/context';

const TOKENS = /^[\w!#$%&'*+.^`|~-]+(?: *, *[\w!#$%&'*+.^`|~-]+)*$/;

/** Lets pages of other origins read answers: of those that the options name, and of no others. */
export class Cors {
  private readonly isOpen: boolean;
  private readonly isAllowed: OriginTest;

  /** @throws {RestConfigError} with all that browsers would not take, or that would let everybody in with credentials */
  constructor(private readonly options: CorsOptions) {
    const faults = faultsOf(options);
    if (faults.length > 0) throw new RestConfigError(`The option cors is not right:\n- ${faults.join('\n- ')}`);
    this.isOpen = options.origins === '*';
    this.isAllowed = createOriginTest(options.origins);
  }

  /** Tells the browser whether the page may read the answer; later, where that has to be asked. */
  allow(request: Request, response: Response): ValueOrPromise<void> {
    const {origin} = request.headers;
    if (!this.isOpen) vary(response, 'Origin');
    if (origin === undefined) return undefined;
    return whenReady(this.isAllowed(origin, request), isAllowed => {
      if (isAllowed === true) this.tell(origin, response);
    });
  }

  /** Answers the question that a browser asks before a request which no form could send. */
  answerPreflight({headers}: Request, response: Response, methods: readonly string[]): void {
    const {allowedHeaders, maxAge} = this.options;
    vary(response, 'Access-Control-Request-Method, Access-Control-Request-Headers');
    if (response.hasHeader('access-control-allow-origin')) {
      const asked = headers['access-control-request-headers'];
      const fields = allowedHeaders?.join(', ') ?? (asked !== undefined && TOKENS.test(asked) ? asked : undefined);
      response.setHeader('access-control-allow-methods', methods.join(', '));
      if (fields) response.setHeader('access-control-allow-headers', fields);
      if (maxAge !== undefined) response.setHeader('access-control-max-age', String(maxAge));
    }
    response.writeHead(204, {allow: methods.join(', ')}).end();
  }

  private tell(origin: string, response: Response): void {
    const {credentials, exposedHeaders = []} = this.options;
    response.setHeader('access-control-allow-origin', this.isOpen ? '*' : origin);
    if (credentials) response.setHeader('access-control-allow-credentials', 'true');
    if (exposedHeaders.length > 0) response.setHeader('access-control-expose-headers', exposedHeaders.join(', '));
  }
}

/** Whether a browser asks beforehand. */
export function isPreflight({method, headers}: Request): boolean {
  return method === 'OPTIONS' && headers.origin !== undefined && headers['access-control-request-method'] !== undefined;
}

function vary(response: Response, names: string): void {
  const known = response.getHeader('vary');
  response.setHeader('vary', known === undefined ? names : `${String(known)}, ${names}`);
}

function faultsOf(options: CorsOptions): readonly string[] {
  const {credentials, exposedHeaders = [], allowedHeaders = []} = options;
  return [
    ...originFaults(options),
    ...(exposedHeaders.includes('*') && credentials ? ['exposedHeaders: * means nothing with credentials. Name the headers.'] : []),
    ...[...exposedHeaders, ...allowedHeaders].filter(name => !TOKENS.test(name)).map(name => `${JSON.stringify(name)} is no header.`),
  ];
}
