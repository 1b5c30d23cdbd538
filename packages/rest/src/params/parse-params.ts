import {inject, injectable} from '@rondojs/context';

import {InvalidParametersError} from '../errors.js';
import {ParameterSources, createParameterReader} from './parameter-reader.js';
import {BODY_READERS} from './body-reader.js';

import type {Fault} from '../errors.js';
import type {ParseParams} from '../contract/actions.js';
import type {Provider} from '@rondojs/context';
import type {BodyReaders, ReadBody} from './body-reader.js';
import type {Route} from '../contract/route.js';

const NO_PARAMS: readonly unknown[] = Object.freeze([]);

/** Second step of the sequence. What a route's contract says is compiled when the route is first asked for. */
@injectable()
export class ParseParamsProvider implements Provider<ParseParams> {
  private readonly parsers = new WeakMap<Route, ParseParams>();

  constructor(@inject(BODY_READERS) private readonly bodies: BodyReaders) {}

  value(): ParseParams {
    return (request, route) => this.parserOf(route.definition)(request, route);
  }

  private parserOf(route: Route): ParseParams {
    const known = this.parsers.get(route);
    if (known) return known;

    const parser = createParser(route, this.bodies.readerOf(route));
    this.parsers.set(route, parser);
    return parser;
  }
}

/** An argument: read from the parameters at once, from the body later, or not from the request at all. */
type Argument = ReturnType<typeof createParameterReader> | 'body' | undefined;

function createParser(route: Route, readBody: ReadBody | undefined): ParseParams {
  if (route.args.length === 0) return () => NO_PARAMS;

  const args = route.args.map((source): Argument => {
    if (source?.kind === 'parameter') return createParameterReader(source.parameter, route.components);
    return source?.kind;
  });
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
