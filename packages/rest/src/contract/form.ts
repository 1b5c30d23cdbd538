import type {Readable} from 'node:stream';

/** A file in a multipart form, as it comes in. */
export interface FormFile {
  /** The name of the field that it is for. */
  readonly field: string;
  /** As the client calls it, without any path; undefined when it is not told. Never a safe name to save it by. */
  readonly filename: string | undefined;
  /** As the client has it: `image/png`. Nobody has looked at the content. */
  readonly mediaType: string;
  /** The headers of the part, by their names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** What is in it; to be read before the next file is asked for. */
  readonly content: Readable;
}

/** A file of a multipart form that has been saved; it is removed when the request has been answered. */
export interface SavedFile extends Omit<FormFile, 'content'> {
  /** Where it is: in a temporary directory of its request's own. */
  readonly path: string;
  /** In bytes. */
  readonly size: number;
}

/**
 * A multipart form as it comes in: the argument of an operation that takes `multipart/form-data`.
 *
 * @example
 * async upload(@requestBody({content: {'multipart/form-data': {schema}}}) form: MultipartForm<Fields>) {
 *   for await (const file of form.files) await pipeline(file.content, createWriteStream(pathFor(file)));
 *   return form.fields;
 * }
 */
export interface MultipartForm<Fields extends object = Record<string, unknown>> {
  /**
   * The fields that have come. Those before the first file are there from the start, and each is as described; all
   * are there, and as described together, when {@link files} has come to its end.
   */
  readonly fields: Partial<Fields>;
  /**
   * The files, each as it comes, once. What of a file has not been read is passed over.
   *
   * @throws {HttpError} for a form that is cut off, too large or not as described; let it pass, and it is the answer
   */
  readonly files: AsyncIterable<FormFile>;
}
