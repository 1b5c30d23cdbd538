import {parse as parseCookies} from 'cookie';
import {parse as parseQuery} from 'fast-querystring';

import {DecodeError, createDecoder, resolve} from './decode.js';
import {createValidator, pointerTo} from './validator.js';

import type {ComponentsObject, ParameterObject} from '@rondojs/openapi-spec';
import type {Decode, RawValue} from './decode.js';
import type {Fault} from '../errors.js';
import type {ResolvedRoute} from '../contract/route.js';
import type {Validate} from './validator.js';

/** Text by name, from one part of the request. */
type RawValues = Readonly<Record<string, RawValue | undefined>>;

/** Reads one parameter; what is wrong with it is added to the faults. */
export type ReadParameter = (sources: ParameterSources, faults: Fault[]) => unknown;

/** The parts of a request that parameters come from, each parsed when it is first asked for. */
export class ParameterSources {
  private parsedQuery: RawValues | undefined;
  private parsedCookies: RawValues | undefined;

  constructor(private readonly route: ResolvedRoute) {}

  get path(): RawValues {
    return this.route.pathParams;
  }

  get query(): RawValues {
    return (this.parsedQuery ??= parseQuery(this.route.queryString) as RawValues);
  }

  get header(): RawValues {
    return this.route.request.headers;
  }

  get cookie(): RawValues {
    return (this.parsedCookies ??= parseCookies(this.route.request.headers.cookie ?? ''));
  }
}

/** Compiles the reader of a parameter: where it is found, how it is decoded, what it must be. */
export function createParameterReader(
  parameter: ParameterObject,
  components: ComponentsObject,
): ReadParameter {
  const {in: place, required = false} = parameter;
  const name = place === 'header' ? parameter.name.toLowerCase() : parameter.name;
  const schema = parameter.schema ?? {};
  const origin = {in: place, pointer: pointerTo(parameter.name)};
  const decode = parameter.content ? decodeJson : createDecoder(schema, components, separatorOf(parameter));
  const validate = createValidator(contentSchema(parameter) ?? schema, components, origin);
  const fallback: unknown = resolve(schema, components).default;

  return (sources, faults) => {
    const raw = ownValue(sources[place], name);
    if (raw === undefined || (raw === '' && required)) {
      if (required) faults.push({...origin, code: 'required', message: 'is required'});
      // Of its own: a handler may change what it is given.
      return typeof fallback === 'object' ? structuredClone(fallback) : fallback;
    }
    return decodeAndValidate(raw, decode, validate, origin, faults);
  };
}

/** Headers have the prototype of all objects, which no client has sent. */
function ownValue(values: RawValues, name: string): RawValue | undefined {
  return Object.hasOwn(values, name) ? values[name] : undefined;
}

function decodeAndValidate(
  raw: RawValue,
  decode: Decode,
  validate: Validate,
  origin: Pick<Fault, 'in' | 'pointer'>,
  faults: Fault[],
): unknown {
  try {
    const value = decode(raw);
    faults.push(...validate(value));
    return value;
  } catch (error) {
    if (!(error instanceof DecodeError)) throw error;
    faults.push({...origin, code: error.code, message: error.message});
    return undefined;
  }
}

function decodeJson(raw: RawValue): unknown {
  try {
    return JSON.parse(String(raw)) as unknown;
  } catch {
    throw new DecodeError('type', 'must be JSON');
  }
}

function contentSchema({content}: ParameterObject) {
  return content ? (Object.values(content)[0]?.schema ?? {}) : undefined;
}

/** Arrays are repeated by default in queries and cookies, and listed with commas elsewhere (OpenAPI 3.1, 4.8.12). */
function separatorOf({explode, in: place}: ParameterObject): string | RegExp | undefined {
  // There may be blanks between the items, and there are when the header was repeated (RFC 9110, 5.6.1).
  if (place === 'header') return /[ \t]*,[ \t]*/;
  const isRepeated = explode ?? (place === 'query' || place === 'cookie');
  return isRepeated ? undefined : ',';
}
