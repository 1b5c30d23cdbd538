import {Readable} from 'node:stream';

import {FormLimitError, HttpError, InvalidBodyError, MalformedBodyError, PayloadTooLargeError} from '../../errors.js';
import {CHARSETS, decodeText} from './charset.js';
import {formValue, parseField} from './form-values.js';
import {isOfRange} from './media-type.js';
import {pointerTo} from '../pointer.js';

import type {FormField} from './form-tree.js';
import type {FormFile} from '../../contract/form.js';
import type {FormRules} from './form-rules.js';
import type {Part} from './read-parts.js';

/** What stands for a file where the other values are validated: a text, as its schema says of it. */
const FILE = '';

/** Reads a multipart form: keeps its fields, and hands its files on as they come. */
export class FormReader {
  readonly fields: FormField[] = [];
  private readonly files: FormField[] = [];

  constructor(private readonly rules: FormRules) {}

  /** The fields that have come, by their names. */
  get value(): Record<string, unknown> {
    return this.valueWith([]);
  }

  /** The fields that have come, with values for the files. */
  valueWith(files: readonly FormField[]): Record<string, unknown> {
    return formValue([...this.fields, ...files], this.rules.shape, this.rules.body);
  }

  /**
   * Gives each file as it comes; its content must be read before the next is asked for.
   *
   * @throws {InvalidBodyError} as soon as a field is not as described, and after the last when one is missing
   */
  async *read(parts: AsyncIterable<Part>): AsyncGenerator<FormFile, void, undefined> {
    for await (const part of parts) {
      // A form that was sent without a file chosen has an empty name in its place.
      if (part.filename === '') continue;
      this.rules.check(part);
      if (!this.rules.isFile(part)) await this.addField(part);
      else yield* this.fileOf(part);
    }
    const faults = this.faults();
    if (faults.length > 0) throw new InvalidBodyError(faults);
  }

  private async *fileOf(part: Part): AsyncGenerator<FormFile, void, undefined> {
    const {files} = this.rules.body.limits;
    if (this.files.length === files) throw new FormLimitError(files, 'files');
    this.files.push({name: part.name, value: FILE});
    this.checkSoFar();

    const limit = this.rules.fileSizeOf(part);
    const pieces = limited(part, limit, `The file ${pointerTo(part.name)} of the form`);
    const content = Readable.from(pieces, {objectMode: false});
    // Who has stopped reading hears nothing, and must not be the end of the process.
    content.on('error', () => undefined);
    const {name: field, filename, mediaType, headers} = part;
    yield {field, filename, mediaType: mediaType?.type ?? 'application/octet-stream', headers, content};
    content.destroy();
  }

  private async addField(part: Part): Promise<void> {
    const {fields, fieldSize} = this.rules.body.limits;
    if (this.fields.length === fields) throw new FormLimitError(fields, 'fields');

    const chunks: Buffer[] = [];
    for await (const chunk of limited(part, fieldSize, `The field ${pointerTo(part.name)} of the form`)) chunks.push(chunk);
    const {name, mediaType} = part;
    const charset = mediaType?.parameters.charset?.toLowerCase() ?? 'utf-8';
    const text = decodeText(Buffer.concat(chunks), CHARSETS.includes(charset) ? charset : 'utf-8');
    this.fields.push(isJson(mediaType?.type) ? {name, value: parseField(name, text, this.rules.body)} : {name, text});
  }

  /** Before a file is taken: what is wrong with fields that have come will not get better. */
  private checkSoFar(): void {
    const settled = Object.entries(this.value).filter(([, value]) => typeof value !== 'object' || value === null);
    const pointers = new Set(settled.map(([name]) => pointerTo(name)));
    const faults = this.faults().filter(({pointer}) => pointers.has(pointer));
    if (faults.length > 0) throw new InvalidBodyError(faults);
  }

  private faults() {
    return this.rules.validate(this.valueWith(this.files));
  }
}

function isJson(type: string | undefined): boolean {
  return type !== undefined && (isOfRange(type, 'application/json') || isOfRange(type, '+json'));
}

async function* limited({content}: Part, limit: number, what: string): AsyncGenerator<Buffer, void, undefined> {
  let size = 0;
  for await (const piece of piecesOf(content)) {
    size += piece.length;
    if (size > limit) throw new PayloadTooLargeError(limit, what);
    yield piece;
  }
}

async function* piecesOf(content: Readable): AsyncGenerator<Buffer, void, undefined> {
  try {
    yield* content.iterator({destroyOnReturn: false}) as AsyncIterable<Buffer>;
  } catch (cause) {
    throw cause instanceof HttpError ? cause : new MalformedBodyError('The form is not whole.', {cause});
  }
}
