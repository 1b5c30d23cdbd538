import {inject, injectable} from '@rondojs/context';
import {isReference} from '@rondojs/openapi-spec';

import {InvalidParametersError, RestConfigError} from '../errors.js';
import {ParameterSources, createParameterReader} from './parameter-reader.js';
import {REST_CONFIG} from '../config.js';
import {createBodyReader} from './body-reader.js';
import {withOwnValidation} from './own-validation.js';

import type {CompleteRestConfig} from '../config.js';
import type {Fault} from '../errors.js';
import type {ParseParams} from '../contract/actions.js';
import type {Provider} from '@rondojs/context';
import type {ReadBody} from './body-reader.js';
import type {Route} from '../contract/route.js';

const NO_PARAMS: readonly unknown[] = Object.freeze([]);

/** Second step of the sequence. What a route's contract says is compiled when the route is first asked for. */
@injectable()
export class ParseParamsProvider implements Provider<ParseParams> {
  private readonly parsers = new WeakMap<Route, ParseParams>();

  constructor(@inject(REST_CONFIG) private readonly config: CompleteRestConfig) {}

  value(): ParseParams {
    return (request, route) => this.parserOf(route.definition)(request, route);
  }

  private parserOf(route: Route): ParseParams {
    const known = this.parsers.get(route);
    if (known) return known;

    const parser = withOwnValidation(route, createParser(route, this.config.bodyLimit));
    this.parsers.set(route, parser);
    return parser;
  }
}

/** An argument: read from the parameters at once, from the body later, or not from the request at all. */
type Argument = ReturnType<typeof createParameterReader> | 'body' | undefined;

function createParser(route: Route, bodyLimit: number): ParseParams {
  if (route.args.length === 0) return () => NO_PARAMS;

  const args = route.args.map((source): Argument => {
    if (source?.kind === 'parameter') return createParameterReader(source.parameter, route.components);
    return source?.kind;
  });
  const readBody = bodyReaderOf(route, bodyLimit);
  const bodyAt = args.indexOf('body');

  return (request, resolved) => {
    const faults: Fault[] = [];
    const sources = new ParameterSources(resolved);
    const params = args.map(read => (typeof read === 'function' ? read(sources, faults) : undefined));
    // Before the body is read: whoever sends a bad path need not send a megabyte to hear of it.
    if (faults.length > 0) throw new InvalidParametersError(faults);
    if (bodyAt < 0 || !readBody) return params;

    return readBody(request).then(body => params.with(bodyAt, body));
  };
}

function bodyReaderOf({spec, components, name}: Route, limit: number): ReadBody | undefined {
  const body = spec.requestBody;
  if (!body) return undefined;
  if (isReference(body)) throw new RestConfigError(`${name}: a $ref as requestBody is not supported.`);
  return createBodyReader(body, components, limit);
}
