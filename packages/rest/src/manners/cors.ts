import {RestConfigError} from '../errors.js';

import type {CorsOptions} from '../config.js';
import type {Request, Response} from '../contract/http.js';

const TOKENS = /^[\w!#$%&'*+.^`|~-]+(?: *, *[\w!#$%&'*+.^`|~-]+)*$/;

/** Lets pages of other origins read answers: of those that the options name, and of no others. */
export class Cors {
  private readonly isOpen: boolean;
  private readonly origins: ReadonlySet<string>;

  /** @throws {RestConfigError} with all that browsers would not take, or that would let everybody in with credentials */
  constructor(private readonly options: CorsOptions) {
    const faults = faultsOf(options);
    if (faults.length > 0) throw new RestConfigError(`The option cors is not right:\n- ${faults.join('\n- ')}`);
    this.isOpen = options.origins === '*';
    this.origins = new Set(options.origins);
  }

  /** Tells the browser whether the page may read the answer. */
  allow({headers}: Request, response: Response): void {
    const {credentials, exposedHeaders = []} = this.options;
    if (!this.isOpen) vary(response, 'Origin');
    const {origin} = headers;
    if (origin === undefined || !this.isAllowed(origin)) return;

    response.setHeader('access-control-allow-origin', this.isOpen ? '*' : origin);
    if (credentials) response.setHeader('access-control-allow-credentials', 'true');
    if (exposedHeaders.length > 0) response.setHeader('access-control-expose-headers', exposedHeaders.join(', '));
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

  private isAllowed(origin: string): boolean {
    return this.isOpen || this.origins.has(origin);
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

function faultsOf({origins, credentials, exposedHeaders = [], allowedHeaders = []}: CorsOptions): readonly string[] {
  const isOpen = origins === '*';
  const wrong = isOpen ? [] : origins.filter(origin => !isOrigin(origin));
  return [
    ...(isOpen && credentials ? ["origins: '*' with credentials would let every page act as its visitor. Name the origins."] : []),
    ...wrong.map(one => `${JSON.stringify(one)} is no origin. Write https://app.example.org, without a path or a slash.`),
    ...(exposedHeaders.includes('*') && credentials ? ['exposedHeaders: * means nothing with credentials. Name the headers.'] : []),
    ...[...exposedHeaders, ...allowedHeaders].filter(name => !TOKENS.test(name)).map(name => `${JSON.stringify(name)} is no header.`),
  ];
}

function isOrigin(text: string): boolean {
  try {
    return new URL(text).origin === text;
  } catch {
    return false;
  }
}
