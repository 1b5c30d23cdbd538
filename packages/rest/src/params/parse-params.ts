import {inject, injectable} from '@rondojs/context';

import {FORMAT_TAG, KEYWORD_TAG} from '../contract/validation.js';
import {InvalidParametersError, RestConfigError} from '../errors.js';
import {REST_CONFIG} from '../config.js';
import {findMisspelt} from './check-schemas.js';
import {configureValidation} from './validator.js';
import {BODY_READERS} from './body-reader.js';
import {createParametersReader} from './parameters-reader.js';
import {foldable} from '../contract/foldable.js';
import {withOwnValidation} from './own-validation.js';

import type {CompleteRestConfig} from '../config.js';
import type {FormatDefinition, KeywordDefinition} from '../contract/validation.js';
import type {ParseParams} from '../contract/actions.js';
import type {Provider} from '@rondojs/context';
import type {BodyReaders, ReadBody} from './body-reader.js';
import type {Route} from '../contract/route.js';

const NO_PARAMS: readonly unknown[] = Object.freeze([]);

/** Second step of the sequence. What a route's contract says is compiled when the route is first asked for. */
@injectable()
export class ParseParamsProvider implements Provider<ParseParams> {
  private readonly parsers = new WeakMap<Route, ParseParams>();

  constructor(
    @inject(REST_CONFIG) private readonly config: CompleteRestConfig,
    @inject(BODY_READERS) private readonly bodies: BodyReaders,
    @inject.tag(FORMAT_TAG) private readonly formats: readonly FormatDefinition[],
    @inject.tag(KEYWORD_TAG) private readonly keywords: readonly KeywordDefinition[],
  ) {}

  value(): ParseParams {
    const parse: ParseParams = (request, route) => this.parserOf(route.definition)(request, route);
    return foldable(parse, route => this.parserOf(route));
  }

  private parserOf(route: Route): ParseParams {
    const known = this.parsers.get(route);
    if (known) return known;

    this.refuseMisspelt(route);
    const {formats, keywords, config} = this;
    configureValidation(route.components, {formats, keywords, maxFaults: config.maxFaults});
    const parser = withOwnValidation(route, createParser(route, config, this.bodies.readerOf(route)));
    this.parsers.set(route, parser);
    return parser;
  }

  /** At the start all routes have been looked at; this one may have come later. */
  private refuseMisspelt(route: Route): void {
    const faults = findMisspelt([route], new Set(this.keywords.map(({name}) => name)));
    if (faults.length > 0) throw new RestConfigError(`The schemas of ${route.name} have faults:\n- ${faults.join('\n- ')}`);
  }
}

function createParser(route: Route, config: CompleteRestConfig, bodyReader: ReadBody | undefined): ParseParams {
  const readParameters = createParametersReader(route, config);
  const bodyAt = route.args.findIndex(source => source?.kind === 'body');
  const readBody = bodyAt < 0 ? undefined : bodyReader;
  if (!readParameters && !readBody) return () => NO_PARAMS;

  return (request, resolved) => {
    const {params, faults} = readParameters ? readParameters(resolved) : emptyParams(route);
    // Before the body is read: whoever sends a bad path need not send a megabyte to hear of it.
    if (faults.length > 0) throw new InvalidParametersError(faults.slice(0, config.maxFaults));
    if (!readBody) return params;

    return readBody(request, body => {
      params[bodyAt] = body;
      return params;
    });
  };
}

function emptyParams({args}: Route) {
  return {params: args.map((): unknown => undefined), faults: []};
}
