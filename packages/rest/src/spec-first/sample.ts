import {isReference, resolveReference} from '@rondojs/openapi-spec';

import {sampleText} from './sample-text.js';

import type {OpenApiSpec, SchemaObject, SchemaOrReference} from '@rondojs/openapi-spec';

/** Properties marked so are shown: those that a response has are `readOnly`, those of a request `writeOnly`. */
type Shown = 'readOnly' | 'writeOnly';

/**
 * A value that a schema accepts: its example or default, or the smallest that meets its rules. It is the same each time.
 * Rules of patterns, `not` and `if` are not followed: give such a schema an example.
 */
export function createSample(schema: SchemaOrReference | undefined, document: OpenApiSpec, shown: Shown): unknown {
  return schema === undefined ? {} : new Sampler(document, shown).sample(schema);
}

class Sampler {
  /** The schemas that are being sampled: one that contains itself ends there. */
  private readonly open = new Set<unknown>();

  constructor(
    private readonly document: OpenApiSpec,
    private readonly shown: Shown,
  ) {}

  sample(given: SchemaOrReference): unknown {
    if (typeof given !== 'object') return {};
    const schema = this.flat(resolveReference<SchemaObject>(this.document, given));
    const known = [schema.const, schema.examples?.[0], schema.example, schema.default, schema.enum?.[0]] as unknown[];
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
    const variant = variants.find(one => !this.hasPattern(one)) ?? variants[0];
    const parts = [...allOf, ...(variant ? [variant] : [])].map(part => this.flat(resolveReference<SchemaObject>(this.document, part)));
    return [...parts, rest as SchemaObject].reduce((all, part) => ({
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
    return Object.fromEntries(entries.map(([name, schema]) => [name, this.isOpen(schema) ? {} : this.sample(schema)]));
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
