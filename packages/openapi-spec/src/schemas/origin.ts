import type {StandardSchema} from './standard.js';

/** What a schema of a document was made from. */
export interface Origin {
  /** Who has used it first, for messages. */
  readonly owner: string;

  readonly model?: object;

  /** What is different from the model. */
  readonly variant?: string;

  readonly standard?: StandardSchema;
}

// Beside the schemas, not in them: they are documents, and go to clients as they are.
const origins = new WeakMap<object, Origin>();

export function originOf(schema: object): Origin | undefined {
  return origins.get(schema);
}

export function setOrigin<T extends object>(schema: T, origin: Origin | undefined): T {
  if (origin) origins.set(schema, origin);
  return schema;
}

/** The schema of a library that a schema was made from, if it was; references are not followed. */
export function standardSchemaOf(schema: object): StandardSchema | undefined {
  return origins.get(schema)?.standard;
}

/** Tells whether two schemas come from one thing; two that are equal by chance do not. */
export function haveSameOrigin(one: Origin | undefined, other: Origin | undefined): boolean {
  if (one?.standard && other?.standard) return one.standard === other.standard;
  if (one?.model && other?.model) return one.model === other.model && one.variant === other.variant;

  return true;
}
