import {InvalidBodyError} from '../../errors.js';
import {createValidator} from '../validator.js';
import {pointerTo} from '../pointer.js';
import {isOfRange} from './media-type.js';
import {isReference} from '@rondojs/openapi-spec';
import {shapeOf} from './schema-shape.js';

import type {DescribedBody} from '../../contract/body-parser.js';
import type {Fault} from '../../errors.js';
import type {Part} from './read-parts.js';
import type {Shape} from './schema-shape.js';
import type {Validate} from '../validator.js';

/** Checks one header of a part; what is wrong is added to the faults. */
type CheckHeader = (headers: Part['headers'], faults: Fault[]) => void;

/** What a contract says of a multipart form, compiled once. */
export class FormRules {
  readonly shape: Shape;
  readonly validate: Validate;
  private readonly headers: ReadonlyMap<string, readonly CheckHeader[]>;

  constructor(readonly body: DescribedBody) {
    this.shape = shapeOf(body.schema, body.components);
    this.validate = createValidator(body.schema, body.components, {in: 'body', pointer: ''});
    this.headers = new Map(Object.keys(body.encoding).map(name => [name, headerChecks(name, body)]));
  }

  /** Whether a part is a file: by its schema, and by its file name where the schema does not know it. */
  isFile({name, filename}: Part): boolean {
    const property = this.propertyOf(name);
    return property ? property.isBinary : filename !== undefined;
  }

  /** The largest file that may be in a part, in bytes. */
  fileSizeOf({name}: Part): number {
    return Math.min(this.body.limits.fileSize, this.propertyOf(name)?.maxLength ?? Infinity);
  }

  /** @throws {InvalidBodyError} for a part whose media type or headers are not as its `encoding` says */
  check(part: Part): void {
    const faults: Fault[] = [];
    for (const check of this.headers.get(part.name) ?? []) check(part.headers, faults);
    const accepted = this.body.encoding[part.name]?.contentType;
    if (accepted && !accepts(accepted, part)) {
      faults.push({in: 'body', pointer: pointerTo(part.name), code: 'contentType', message: `must be ${accepted}`});
    }
    if (faults.length > 0) throw new InvalidBodyError(faults);
  }

  /** A file's own shape; that of the items where it is one of several. */
  private propertyOf(name: string): Shape | undefined {
    const property = this.shape.properties.get(name.replace(/\[\d*\]$/, '')) ?? this.shape.properties.get(name);
    return property?.items ?? property;
  }
}

/** A field may leave its media type out; a file without one is mere bytes. */
function accepts(accepted: string, {mediaType, filename}: Part): boolean {
  if (!mediaType && filename === undefined) return true;
  const type = mediaType?.type ?? 'application/octet-stream';
  return accepted.split(',').some(range => isOfRange(type, range.trim().toLowerCase()));
}

function headerChecks(name: string, {encoding, components}: DescribedBody): readonly CheckHeader[] {
  return Object.entries(encoding[name]?.headers ?? {}).flatMap(([header, described]) => {
    if (isReference(described)) return [];
    const {schema = {}, required = false} = described;
    const origin = {in: 'body', pointer: pointerTo(name)} as const;
    const validate = createValidator(schema, components, origin);
    const shape = shapeOf(schema, components);
    return [(headers, faults) => {
      const text = headers[header.toLowerCase()];
      if (text !== undefined) faults.push(...validate(shape.decode(text)));
      else if (required) faults.push({...origin, code: 'header', message: `needs the header ${header}`});
    }];
  });
}
