/** How a schema differs from that of its model. */
export interface ModelSchemaOptions<Key extends PropertyKey = string> {
  /** The name of the schema, in place of one that is made from the options. */
  readonly title?: string;

  /** Leaves out properties. */
  readonly exclude?: readonly Key[];

  /** Requires none of the properties; `optional` does so for some of them. */
  readonly partial?: boolean;

  readonly optional?: readonly Key[];
}

/** A model with some properties left out, or not required. */
export class ModelVariant<Value = unknown> {
  /** For the compiler alone: what the schema describes. */
  declare protected readonly value: Value;

  constructor(
    readonly model: abstract new (...args: never[]) => object,
    readonly options: ModelSchemaOptions,
  ) {}
}

/** The name of a schema: that of its model, and what is different. */
export function variantName(model: string, options: ModelSchemaOptions): string {
  const {title, exclude = [], partial, optional = []} = options;
  if (title !== undefined) return title;

  return [
    model,
    partial ? 'Partial' : '',
    optional.length && !partial ? `Optional_${[...optional].sort().join('-')}_` : '',
    exclude.length ? `Excluding_${[...exclude].sort().join('-')}_` : '',
  ].join('');
}
