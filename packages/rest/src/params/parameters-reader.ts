import {PARAMETER_DEFAULTS} from '../config.js';
import {RequestTexts} from './request-texts.js';
import {claimedNames, takesOtherKeys} from './collect.js';
import {createParameterReader} from './parameter-reader.js';
import {createQueryCheck} from './unknown-query.js';
import {resolveParameter} from './schema-view.js';

import type {CompleteParameterConfig, CompleteRestConfig} from '../config.js';
import type {Fault} from '../errors.js';
import type {ParameterObject} from '@rondojs/openapi-spec';
import type {ReadParameter} from './parameter-reader.js';
import type {ResolvedRoute, Route} from '../contract/route.js';

/** The arguments that come from parameters, the others undefined; and all faults of all parameters. */
export interface ReadParameters {
  readonly params: unknown[];
  readonly faults: readonly Fault[];
}

/** Other parts of HTTP say what these are; a description of them is for readers (OpenAPI 3.1, 4.8.12.2). */
const NOT_CHECKED: readonly string[] = ['accept', 'authorization', 'content-type'];

/** Compiles the reader of a route's parameters; undefined when it has none. */
export function createParametersReader(
  route: Route,
  config: Pick<CompleteRestConfig, 'parameters'>,
): ((resolved: ResolvedRoute) => ReadParameters) | undefined {
  const options: CompleteParameterConfig = {...PARAMETER_DEFAULTS, ...config.parameters};
  const args = argumentsOf(route);
  const described = parametersOf(route);
  const all = [...new Set([...args.flatMap(one => one ?? []), ...described])];
  const checkQuery = queryCheck(all, route, options);
  if (all.length === 0 && !checkQuery) return undefined;

  const readerOf = (parameter: ParameterObject) => {
    const others = all.filter(other => other !== parameter && other.in === parameter.in);
    return createParameterReader(parameter, route.components, options, claimed(others, route));
  };
  const readers = args.map(parameter => parameter && readerOf(parameter));
  const checks = described.filter(one => !args.includes(one) && isChecked(one)).map(readerOf);

  return resolved => {
    const texts = new RequestTexts(resolved, options.maxPairs);
    const params = readAll(readers, texts);
    for (const check of checks) check(texts);
    checkQuery?.(texts);
    return {params, faults: texts.faults};
  };
}

function queryCheck(all: readonly ParameterObject[], route: Route, {unknownQuery}: CompleteParameterConfig) {
  const inQuery = all.filter(({in: place}) => place === 'query');
  if (inQuery.some(parameter => takesOtherKeys(parameter, route.components))) return undefined;
  return createQueryCheck(route.name, claimed(inQuery, route), unknownQuery);
}

function readAll(readers: readonly (ReadParameter | undefined)[], texts: RequestTexts): unknown[] {
  const params: unknown[] = [];
  for (const read of readers) params.push(read?.(texts));
  return params;
}

function argumentsOf({args}: Route): readonly (ParameterObject | undefined)[] {
  return args.map(source => (source?.kind === 'parameter' ? source.parameter : undefined));
}

/** Also those that no argument asks for: the contract says that they must be right. */
function parametersOf({spec, components}: Route): readonly ParameterObject[] {
  return (spec.parameters ?? []).flatMap(parameter => resolveParameter(parameter, components) ?? []);
}

function isChecked({in: place, name}: ParameterObject): boolean {
  return place !== 'header' || !NOT_CHECKED.includes(name.toLowerCase());
}

/** The keys that belong to these. */
function claimed(parameters: readonly ParameterObject[], {components}: Route): ReadonlySet<string> {
  return new Set(parameters.flatMap(parameter => claimedNames(parameter, components)));
}
