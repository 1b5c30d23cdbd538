import {RestConfigError} from '@rondojs/rest';
import {isReference} from '@rondojs/openapi-spec';

import {itemsOf, shapeOf} from './shape.js';
import {tag} from './xml-writer.js';

import type {ComponentsObject, SchemaObject, SchemaOrReference} from '@rondojs/openapi-spec';
import type {Shape} from './shape.js';

/** Less than XML allows, and more than anybody needs. */
const NAME = /^[A-Za-z_][\w.-]*$/;

/** How often an element may be there. */
type Occurrence = Readonly<Record<string, string | number | undefined>>;

/** Writes schemas of JSON as types of XML Schema. What the types cannot say, the validator finds all the same. */
export class XsdWriter {
  /** Types with names, in the order in which they are needed. */
  private readonly named = new Map<string, string>();

  constructor(private readonly components: ComponentsObject) {}

  get types(): string {
    return [...this.named.values()].join('');
  }

  element(name: string, schema: SchemaOrReference, occurrence: Occurrence = {}): string {
    if (!NAME.test(name)) throw new RestConfigError(`"${name}" cannot be the name of an element.`);
    const shape = shapeOf(schema, this.components);
    if (shape.kind === 'array') return this.elements(name, shape);

    const attributes = {name, ...occurrence, nillable: shape.nullable ? 'true' : undefined};
    const reference = this.referenceTo(schema, shape);
    return reference ? tag('xs:element', {...attributes, type: reference}) : tag('xs:element', attributes, this.type(shape));
  }

  /** Members that are not required come none or one time; items of an array none, one or many times. */
  private elements(name: string, {schema}: Shape): string {
    if (shapeOf(itemsOf(schema), this.components).kind === 'array') {
      throw new RestConfigError(`${name} is an array of arrays: as elements they cannot be told apart.`);
    }
    const {minItems = 0, maxItems} = schema;
    return this.element(name, itemsOf(schema), {minOccurs: minItems, maxOccurs: maxItems ?? 'unbounded'});
  }

  private referenceTo(schema: SchemaOrReference, shape: Shape): string | undefined {
    if (!isReference(schema)) return hasFacets(shape) || shape.kind === 'object' ? undefined : simpleName(shape);

    const name = schema.$ref.slice(schema.$ref.lastIndexOf('/') + 1);
    if (!this.named.has(name)) {
      // Before it is written: it may lead to itself.
      this.named.set(name, '');
      this.named.set(name, this.type(shape, name));
    }
    return `tns:${name}`;
  }

  private type(shape: Shape, name?: string): string {
    if (shape.kind !== 'object') return tag('xs:simpleType', {name}, tag('xs:restriction', {base: simpleName(shape)}, facetsOf(shape)));

    const {properties = {}, required = []} = shape.schema;
    const elements = Object.entries(properties).map(([key, member]) =>
      this.element(key, member, required.includes(key) ? {} : {minOccurs: 0}),
    );
    return tag('xs:complexType', {name}, tag('xs:sequence', {}, elements.join('')));
  }
}

function simpleName({kind, schema: {format}}: Shape): string {
  if (kind === 'string') return STRINGS[format ?? ''] ?? 'xs:string';
  if (kind === 'integer') return format === 'int32' ? 'xs:int' : 'xs:long';
  return kind === 'number' ? 'xs:double' : 'xs:boolean';
}

const STRINGS: Readonly<Record<string, string>> = {date: 'xs:date', 'date-time': 'xs:dateTime', uri: 'xs:anyURI'};

function hasFacets(shape: Shape): boolean {
  return facetsOf(shape) !== '';
}

/** Patterns are left to the validator: those of XML Schema are of another kind. */
function facetsOf({schema}: Shape): string {
  const values = (schema.enum ?? []) as readonly (string | number | boolean | null)[];
  const enumeration = values.filter(one => one !== null).map(one => tag('xs:enumeration', {value: String(one)}));
  const others = FACETS.map(([word, facet]) => {
    const value = schema[word] as number | undefined;
    return value === undefined ? '' : tag(`xs:${facet}`, {value});
  });
  return [...enumeration, ...others].join('');
}

const FACETS: readonly (readonly [keyof SchemaObject, string])[] = [
  ['minLength', 'minLength'],
  ['maxLength', 'maxLength'],
  ['minimum', 'minInclusive'],
  ['maximum', 'maxInclusive'],
  ['exclusiveMinimum', 'minExclusive'],
  ['exclusiveMaximum', 'maxExclusive'],
];
