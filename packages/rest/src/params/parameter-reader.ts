import {ParameterError, decodeFormText} from './wire.js';
import {RestConfigError} from '../errors.js';
import {checkJson, parseJsonText} from './json-text.js';
import {createCollect, createContentCollect} from './collect.js';
import {createDecoder} from './decode.js';
import {createPlainCheck} from './plain-check.js';
import {createRevive} from './revive.js';
import {createValidator} from './validator.js';
import {defaultOf, partsOf, typesOf} from './schema-view.js';
import {gatherDeepObject} from './deep-object.js';
import {pointerTo} from './pointer.js';

import type {Collect} from './collect.js';
import type {CompleteParameterConfig} from '../config.js';
import type {ComponentsObject, ParameterObject, SchemaOrReference} from '@rondojs/openapi-spec';
import type {Decode, DecodeFault} from './decode.js';
import type {RequestTexts} from './request-texts.js';
import type {Fault} from '../errors.js';
import type {PlainCheck} from './plain-check.js';
import type {Revive} from './revive.js';
import type {Validate, ValueOrigin} from './validator.js';
import type {Wire} from './wire.js';

/** Reads one parameter; what is wrong with it is added to the faults of the request. */
export type ReadParameter = (texts: RequestTexts) => unknown;

/** What a reader is made of. */
interface Parts {
  readonly origin: ValueOrigin;
  readonly required: boolean;
  readonly collect: Collect;
  readonly decode: Decode;
  readonly isPlainlyValid: PlainCheck | undefined;
  readonly validate: Validate;
  readonly revive: Revive | undefined;
  readonly hasBigInts: boolean;
  readonly absent: () => unknown;
  /** What the empty text stands for, as an own value; undefined where it is text like any other. */
  readonly empty: EmptyText;
}

type EmptyText = 'missing' | 'absent' | 'text' | 'true';

/**
 * Compiles the reader of a parameter: where it is found, how it is decoded, what it must be.
 *
 * @param claimed - the names in the query that belong to other parameters
 * @throws {RestConfigError} for a place that parameters cannot have
 */
export function createParameterReader(
  parameter: ParameterObject,
  components: ComponentsObject,
  config: CompleteParameterConfig,
  claimed: ReadonlySet<string> = new Set(),
): ReadParameter {
  const {name, in: place, content} = parameter;
  if (!PLACES.includes(place)) throw new RestConfigError(`The parameter ${name} is in "${place}". It can be in ${PLACES.join(', ')}.`);

  const schema = (content ? Object.values(content)[0]?.schema : parameter.schema) ?? {};
  const origin = {in: place, pointer: pointerTo(name)};
  const int64 = config.decode.int64 ?? false;
  const options = {...config, claimed};
  const typed = createDecoder(schema, components, {int64, maxIndex: config.maxIndex});
  return createReader({
    origin,
    required: parameter.required ?? false,
    collect: content ? contentCollect(parameter, options) : createCollect(parameter, components, options),
    decode: content ? jsonDecode(parameter, typed, config.maxDepth) : typed,
    isPlainlyValid: createPlainCheck(schema),
    validate: createValidator(schema, components, origin),
    revive: createRevive(schema, components, config.decode),
    hasBigInts: int64,
    absent: defaultMaker(schema, components),
    empty: emptyText(parameter, typesOf(partsOf(schema, components))),
  });
}

const PLACES: readonly string[] = ['path', 'query', 'header', 'cookie'];

function createReader(parts: Parts): ReadParameter {
  const {origin, required, collect, empty, absent} = parts;
  const decodeAndValidate = createDecodeAndValidate(parts);
  return texts => {
    try {
      const wire = collect(texts);
      if (wire !== undefined && wire !== '') return decodeAndValidate(wire, texts.faults);
      if (wire === undefined ? required : empty === 'missing') {
        return void texts.faults.push(faultAt(origin, MISSING));
      }
      if (wire === undefined || empty === 'absent') return absent();
      return empty === 'true' ? true : decodeAndValidate(wire, texts.faults);
    } catch (error) {
      if (!(error instanceof ParameterError)) throw error;
      return void texts.faults.push(faultAt(origin, error));
    }
  };
}

function createDecodeAndValidate({origin, decode, isPlainlyValid, validate, revive, hasBigInts}: Parts): (wire: Wire, faults: Fault[]) => unknown {
  // One list for all requests, and nearly always empty: nothing of this waits.
  const wrong: DecodeFault[] = [];
  return (wire, faults) => {
    // What has thrown may have left something.
    if (wrong.length > 0) wrong.length = 0;
    const value = decode(wire, '', wrong);
    if (wrong.length > 0) return void faults.push(...wrong.map(fault => faultAt(origin, fault)));
    if (!revive && isPlainlyValid?.(value)) return value;
    const found = validate(hasBigInts ? withoutBigInts(value) : value);
    for (const fault of found) faults.push(fault);
    return revive && found.length === 0 ? revive(value) : value;
  };
}

const MISSING: DecodeFault = {pointer: '', code: 'required', message: 'is required'};

function faultAt({in: place, pointer}: ValueOrigin, fault: DecodeFault) {
  return {in: place, pointer: pointer + fault.pointer, code: fault.code, message: fault.message};
}

/** The validator knows no bigint; it is told the nearest number, and that it has 64 bits is known already. */
function withoutBigInts(value: unknown): unknown {
  if (typeof value === 'bigint') return Number(value);
  if (Array.isArray(value)) return value.map(withoutBigInts);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, withoutBigInts(member)]));
}

/** A default is of its own: a handler may change what it is given. */
function defaultMaker(schema: SchemaOrReference, components: ComponentsObject): () => unknown {
  const value = defaultOf(partsOf(schema, components));
  return typeof value === 'object' ? () => structuredClone(value) : () => value;
}

function emptyText({required, allowEmptyValue, content}: ParameterObject, types: ReadonlySet<string>): EmptyText {
  if (allowEmptyValue) {
    if (types.has('string') || types.size === 0) return 'text';
    return types.has('boolean') ? 'true' : 'absent';
  }
  if (required) return 'missing';
  return types.has('object') && !content ? 'absent' : 'text';
}

/** JSON, or members in brackets: `filter[where][id]=1`. */
function contentCollect(parameter: ParameterObject, options: CompleteParameterConfig & {claimed: ReadonlySet<string>}): Collect {
  const collect = createContentCollect(parameter, options);
  if (parameter.in !== 'query') return collect;
  const {name} = parameter;
  return texts => collect(texts) ?? gatherDeepObject(texts.query, {name, decode: decodeFormText}, options);
}

/** Values that come as JSON have the types that they have; only what stands in brackets is text. */
function jsonDecode({content = {}}: ParameterObject, typed: Decode, maxDepth: number): Decode {
  const [mediaType = ''] = Object.keys(content);
  if (!/^application\/(.+\+)?json\b/i.test(mediaType)) return typed;
  return (wire, pointer, faults) => {
    if (typeof wire !== 'string') return typed(wire, pointer, faults);
    return checkJson(parseJsonText(wire, maxDepth));
  };
}
