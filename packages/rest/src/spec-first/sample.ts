import {isReference, resolveReference} from '@rondojs/openapi-spec';

import {sampleText} from './sample-text.js';

import type {OpenApiSpec, SchemaObject, SchemaOrReference} from '@rondojs/openapi-spec';

/** Properties marked so are shown: those that a response has are `readOnly`, those of a request `writeOnly`. */
type Shown = 'readOnly' | 'writeOnly';

/** One of several values that a schema may accept. */
export interface SampleWay {
  /** Whether examples and defaults are shown: they may be wrong. @defaultValue true */
  readonly hasExamples?: boolean;
  /** Which of the variants of `oneOf` and `anyOf` is shown. @defaultValue 0 */
  readonly variant?: number;
}

/**
 * A value that a schema accepts: its example or default, or the smallest that meets its rules. It is the same each time.
 * Rules of patterns, `not` and `if` are not followed: give such a schema an example.
 */
export function createSample(schema: SchemaOrReference | undefined, document: OpenApiSpec, shown: Shown, way: SampleWay = {}): unknown {
  return schema === undefined ? {} : new Sampler(document, shown, way).sample(schema);
}

class Sampler {
  /** The schemas that are being sampled: one that contains itself ends there. */
  private readonly open = new Set<unknown>();

  constructor(
    private readonly document: OpenApiSpec,
    private readonly shown: Shown,
    private readonly way: SampleWay,
  ) {}

  sample(given: SchemaOrReference): unknown {
    if (typeof given !== 'object') return {};
    const schema = this.flat(resolveReference<SchemaObject>(this.document, given));
    const told: readonly unknown[] = this.way.hasExamples !== false ? [schema.examples?.[0], schema.example, schema.default] : [];
    const known = [schema.const, ...told, schema.enum?.[0]] as unknown[];
    const found = known.find(value => value !== undefined);
    if (found !== undefined) return found;
    this.open.add(keyOf(given));
    const value = this.make(schema);
    this.open.delete(keyOf(given));
    return value;
  }

  /** A schema with what its `allOf` says, and with the first of its variants. */
  private flat(schema: SchemaObject): SchemaObject {
    const {allOf = [], oneOf, anyOf, ...rest} = schema;
    const variants = [...(oneOf ?? []), ...(anyOf ?? [])].filter(one => !this.isOpen(one));
    const easy = variants.filter(one => !this.hasPattern(one));
    const choice = easy.length > 0 ? easy : variants;
    const variant = choice[(this.way.variant ?? 0) % choice.length];
    const parts = [...allOf, ...(variant ? [variant] : [])].map(part => this.flat(resolveReference<SchemaObject>(this.document, part)));
    return [...parts, rest as SchemaObject, tagOf(schema, variant)].reduce((all, part) => ({
      ...all,
      ...part,
      ...(Boolean(all.properties ?? part.properties) && {properties: {...all.properties, ...part.properties}}),
      required: [...(all.required ?? []), ...(part.required ?? [])],
    }));
  }

  private make(schema: SchemaObject): unknown {
    const types = [schema.type ?? typeOf(schema)].flat();
    // No text is made for a pattern; null, where it may be, is right.
    if (schema.pattern !== undefined && types.includes('null')) return null;
    const type = types.find(one => one !== 'null') ?? 'null';
    if (type === 'object') return this.makeObject(schema);
    if (type === 'array') return this.makeArray(schema);
    if (type === 'string') return sampleText(schema);
    if (type === 'boolean') return true;
    return type === 'null' ? null : sampleNumber(schema, type === 'integer');
  }

  private makeObject({properties = {}, required = []}: SchemaObject): Record<string, unknown> {
    const hidden = this.shown === 'readOnly' ? 'writeOnly' : 'readOnly';
    const entries = Object.entries(properties).filter(([name, schema]) => {
      if (resolveReference<SchemaObject>(this.document, schema)[hidden] === true) return false;
      return required.includes(name) || !this.isOpen(schema);
    });
    return Object.fromEntries(entries.map(([name, schema]) => [name, this.isOpen(schema) ? this.end(schema) : this.sample(schema)]));
  }

  /** What stands for a part that would have no end. */
  private end(given: SchemaOrReference): unknown {
    const types = [this.flat(resolveReference<SchemaObject>(this.document, given)).type].flat();
    if (types.includes('null')) return null;
    return types.includes('array') ? [] : {};
  }

  private makeArray({items, prefixItems = [], minItems = 0, maxItems = Infinity}: SchemaObject): unknown[] {
    const first = (prefixItems).map(item => this.sample(item));
    if (items === undefined || this.isOpen(items)) return first;
    const count = Math.min(Math.max(1, minItems), maxItems) - first.length;
    return [...first, ...Array.from({length: Math.max(0, count)}, () => this.sample(items))];
  }

  private hasPattern(schema: SchemaOrReference): boolean {
    return resolveReference<SchemaObject>(this.document, schema).pattern !== undefined;
  }

  private isOpen(schema: SchemaOrReference): boolean {
    return this.open.has(keyOf(schema));
  }
}

function keyOf(schema: SchemaOrReference): unknown {
  return isReference(schema) ? schema.$ref : schema;
}

/** What says which variant it is. */
function tagOf({discriminator}: SchemaObject, variant: SchemaOrReference | undefined): SchemaObject {
  if (!discriminator || !isReference(variant)) return {};
  const name = variant.$ref.slice(variant.$ref.lastIndexOf('/') + 1);
  const mapped = Object.entries(discriminator.mapping ?? {}).find(([, target]) => target === variant.$ref || target === name);
  return {properties: {[discriminator.propertyName]: {const: mapped?.[0] ?? name}}};
}

function typeOf(schema: SchemaObject): SchemaObject['type'] {
  if (schema.items) return 'array';
  return schema.minLength !== undefined || schema.format !== undefined ? 'string' : 'object';
}

function sampleNumber({minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf}: SchemaObject, isWhole: boolean): number {
  const step = multipleOf ?? (isWhole ? 1 : 0.5);
  const least = Math.max(minimum ?? -Infinity, Number(exclusiveMinimum ?? -Infinity));
  const most = Math.min(maximum ?? Infinity, Number(exclusiveMaximum ?? Infinity));
  const wanted = least === -Infinity ? Math.min(step, most) : least;
  const fits = (value: number) => value >= least && value <= most && value !== exclusiveMinimum && value !== exclusiveMaximum;
  const candidates = [Math.ceil(wanted / step) * step, (Math.floor(wanted / step) + 1) * step, Math.floor(wanted / step) * step, (Math.ceil(wanted / step) - 1) * step];
  const fallback = Number.isFinite(least + most) ? (least + most) / 2 : wanted;
  return candidates.find(fits) ?? fallback;
}
