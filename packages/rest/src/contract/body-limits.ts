import {BindingKey} from '@rondojs/context';

/** How much is taken from a body. What is more is refused with 413, or 400 where it is nested too deep. */
export interface BodyLimits {
  /** The largest body of whatever kind, in bytes: as it is sent, and as it is when inflated. */
  readonly size: number;
  /** How many levels of objects and arrays there may be in JSON, and of brackets in the names of a form. */
  readonly depth: number;
  /** How many fields a form may have. */
  readonly fields: number;
  /** The largest field of a multipart form, in bytes: fields are kept in memory. */
  readonly fieldSize: number;
  /** How many files a multipart form may have. */
  readonly files: number;
  /** The largest file of a multipart form, in bytes; `size` bounds it too. */
  readonly fileSize: number;
  /** How many headers a part of a multipart form may have. */
  readonly headers: number;
  /** How long the headers of a part may be together, in bytes: so long may a name be at most. */
  readonly headerSize: number;
}

const BODY_LIMITS: BodyLimits = {
  size: 1_048_576,
  depth: 128,
  fields: 1_000,
  fieldSize: 1_048_576,
  files: 10,
  fileSize: Infinity,
  headers: 20,
  headerSize: 8_192,
};

/** Limits as they are given: a number is the size. */
export type BodyLimit = number | Partial<BodyLimits>;

/** The limits of an application or of one server, in place of those of its configuration. */
export const BODY_LIMIT = BindingKey.create<BodyLimit>('rest.bodyLimit');

/** Puts limits over others: those of an operation over those of its server, and these over the defaults. */
export function limitsOf(...given: readonly (BodyLimit | undefined)[]): BodyLimits {
  return given.reduce<BodyLimits>((limits, more) => {
    return {...limits, ...(typeof more === 'number' ? {size: more} : more)};
  }, BODY_LIMITS);
}
