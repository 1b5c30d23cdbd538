import {isPromiseLike, whenReady} from '@rondojs/context';
import {hiddenValidationsOf, isReference, ownValidationOf} from '@rondojs/openapi-spec';

import {InvalidBodyError, InvalidParametersError} from '../errors.js';
import {createMatches} from './validator.js';
import {pointerTo} from './pointer.js';

import type {ArgumentSource, OwnResult, OwnValidation, ParameterObject} from '@rondojs/openapi-spec';
import type {Fault} from '../errors.js';
import type {ParseParams} from '../contract/actions.js';
import type {Params} from '../contract/elements.js';
import type {Request} from '../contract/http.js';
import type {Route} from '../contract/route.js';

/** Validates one argument by what its schema does itself. */
interface Check {
  readonly in: Fault['in'];
  readonly pointer: string;
  /** The body's depends on the media type that the request has. */
  readonly validationFor: (request: Request) => OwnValidation | undefined;
}

/**
 * Adds to the parsing of a route what its schemas validate and convert themselves, beyond JSON Schema: those
 * of zod, arktype and others. They see only what JSON Schema has let through. Without any such schema, the
 * parsing stays as it is.
 */
export function withOwnValidation(route: Route, parse: ParseParams): ParseParams {
  const checks = route.args.map(source => checkOf(source, route));
  if (!checks.some(Boolean)) return parse;

  return (request, resolved) =>
    whenReady(parse(request, resolved), params => runAll(checks, params, request));
}

/** What schemas of libraries ask for that nobody could hold clients to: told at the start. */
export function findHiddenValidations(routes: readonly Route[]): readonly string[] {
  return routes.flatMap(({name, spec, components}) => {
    const hidden = schemasIn(spec).flatMap(schema => hiddenValidationsOf(schema, components));
    return [...new Set(hidden)].map(
      keyword => `${name}: "${keyword}" holds a schema that validates itself, and there it cannot. Write it as JSON Schema.`,
    );
  });
}

/** Of requests and responses. */
function schemasIn({parameters = [], requestBody, responses = {}}: Route['spec']): readonly object[] {
  const holders = [...parameters, requestBody, ...Object.values<object>(responses)] as readonly (Holder | undefined)[];
  return holders.flatMap(holder => {
    const contents = Object.values(holder?.content ?? {}).map(({schema}) => schema);
    return [holder?.schema, ...contents].filter(schema => schema !== undefined);
  });
}

interface Holder {
  readonly schema?: object;
  readonly content?: Readonly<Record<string, {readonly schema?: object}>>;
}

function runAll(checks: readonly (Check | undefined)[], params: Params, request: Request) {
  const runs = checks.map((check, index) => run(check, params[index], request));
  const isLater = runs.some(isPromiseLike);
  const all = isLater ? Promise.all(runs.map(one => Promise.resolve(one))) : (runs as OwnResult[]);
  return whenReady(all, results => {
    const faults = results.flatMap((result, index) => faultsOf(checks[index], result));
    const [inBody, elsewhere] = [true, false].map(isBody =>
      faults.filter(fault => (fault.in === 'body') === isBody),
    ) as [Fault[], Fault[]];
    if (elsewhere.length > 0) throw new InvalidParametersError(elsewhere);
    if (inBody.length > 0) throw new InvalidBodyError(inBody);

    return results.map(result => ('value' in result ? result.value : undefined));
  });
}

function run(check: Check | undefined, value: unknown, request: Request): OwnResult | Promise<OwnResult> {
  // What is missing, and may be, has nothing to be validated.
  const validate = value === undefined ? undefined : check?.validationFor(request);
  return validate ? validate(value) : {value};
}

function checkOf(source: ArgumentSource | undefined, route: Route): Check | undefined {
  if (source?.kind === 'parameter') return checkOfParameter(source.parameter, route);
  return source ? checkOfBody(route) : undefined;
}

function checkOfParameter(parameter: ParameterObject, {components}: Route): Check | undefined {
  const [media] = Object.values(parameter.content ?? {});
  const validate = ownValidationOf(media?.schema ?? parameter.schema ?? {}, components, createMatches(components));
  if (!validate) return undefined;

  return {in: parameter.in, pointer: pointerTo(parameter.name), validationFor: () => validate};
}

function checkOfBody({spec, components}: Route): Check | undefined {
  const body = spec.requestBody;
  if (!body || isReference(body)) return undefined;

  const validations = new Map(
    Object.entries(body.content).map(([type, {schema = {}}]) => [
      essenceOf(type),
      ownValidationOf(schema, components, createMatches(components)),
    ]),
  );
  if (![...validations.values()].some(Boolean)) return undefined;

  const validationFor = ({headers}: Request) => validations.get(essenceOf(headers['content-type']));
  return {in: 'body', pointer: '', validationFor};
}

/** A media type without its parameters. The body was parsed by it, so that it is well-formed. */
function essenceOf(mediaType = ''): string {
  return mediaType.split(';', 1).join('').trim().toLowerCase();
}

function faultsOf(check: Check | undefined, {issues = []}: OwnResult): Fault[] {
  if (!check) return [];

  return issues.map(({path, message}) => ({
    in: check.in,
    pointer: check.pointer + path.map(part => pointerTo(String(part))).join(''),
    code: 'schema',
    message,
  }));
}
