import {FormReader} from './form-reader.js';
import {FormRules} from './form-rules.js';
import {MalformedBodyError} from '../../errors.js';
import {atEndOf} from './request-end.js';
import {CODINGS, openBody} from './open-body.js';
import {readParts} from './read-parts.js';

import type {DescribedBody, MediaType, StreamParser} from '../../contract/body-parser.js';
import type {FormFile, MultipartForm} from '../../contract/form.js';
import type {Request} from '../../contract/http.js';

/** What may be a boundary (RFC 2046, 5.1.1). */
const BOUNDARY = /^[\w'()+,\-./:=? ]{0,69}[\w'()+,\-./:=?]$/;

/** Gives a form whose files are streams. Fields before the first file have been read, and are as described. */
export class MultipartParser implements StreamParser {
  readonly mediaTypes = ['multipart/form-data'];
  readonly codings = CODINGS;

  private readonly rules = new WeakMap<DescribedBody, FormRules>();

  async parseStream(request: Request, mediaType: MediaType, body: DescribedBody): Promise<MultipartForm> {
    const {reader, files} = this.open(request, mediaType, body);
    const first = await files.next();
    return {
      get fields() {
        return reader.value;
      },
      files: withFirst(first, files),
    };
  }

  /** Begins to read a form. Whatever becomes of it, it is read no further when the request has been answered. */
  open(request: Request, {parameters: {boundary = ''}}: MediaType, body: DescribedBody) {
    if (!BOUNDARY.test(boundary)) throw new MalformedBodyError('The Content-Type has no boundary that may be one.');

    const reader = new FormReader(this.rulesOf(body));
    const files = reader.read(readParts(openBody(request, body.limits.size), boundary, body.limits));
    atEndOf(request, body.limits.size, () => files.return());
    return {reader, files};
  }

  private rulesOf(body: DescribedBody): FormRules {
    const rules = this.rules.get(body) ?? new FormRules(body);
    this.rules.set(body, rules);
    return rules;
  }
}

async function* withFirst(
  first: IteratorResult<FormFile, void>,
  others: AsyncGenerator<FormFile, void, undefined>,
): AsyncGenerator<FormFile, void, undefined> {
  if (first.done) return;
  try {
    yield first.value;
    yield* others;
  } finally {
    await others.return();
  }
}
