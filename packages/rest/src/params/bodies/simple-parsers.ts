import {CHARSETS, decodeText} from './charset.js';

import type {BytesParser, MediaType, StreamParser} from '../../contract/body-parser.js';
import type {Request} from '../../contract/http.js';

/** Gives text, in the charset that the media type tells. */
export class TextParser implements BytesParser {
  readonly mediaTypes = ['text/*'];
  readonly charsets = CHARSETS;

  parse(bytes: Buffer, {parameters}: MediaType): string {
    return decodeText(bytes, parameters.charset);
  }
}

/** Gives the bytes as they are. */
export class RawParser implements BytesParser {
  readonly mediaTypes = ['application/octet-stream', 'image/*', 'audio/*', 'video/*', 'font/*'];

  parse(bytes: Buffer): Buffer {
    return bytes;
  }
}

/** Gives the request itself, of which nothing has been read: asked for by `x-parser: stream`. */
export class UnreadParser implements StreamParser {
  readonly mediaTypes = [];

  parseStream(request: Request): Request {
    return request;
  }
}
