import {isUtf8} from 'node:buffer';

import {MalformedBodyError} from '../../errors.js';
import {parseMediaType} from './media-type.js';

import type {MediaType} from '../../contract/body-parser.js';

/** What the headers of a form's part say (RFC 7578, 4). */
export interface PartHeaders {
  /** The field that it is for. */
  readonly name: string;
  /** The name of the file, without any path: empty where none was chosen, undefined when it is no file. */
  readonly filename: string | undefined;
  /** Undefined when it is not told. */
  readonly mediaType: MediaType | undefined;
  /** All headers, by their names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
}

const PARAMETER = /;[ \t]*([\w!#$%&'*+.^`|~-]+)=(?:"((?:[^"\\]|\\.)*)"|([^\s";]*))[ \t]*/gy;

const CONTROLS = /\p{Cc}/u;

/**
 * Reads the headers of a part.
 *
 * @param raw - values by names in lower case, each byte a letter
 * @throws {MalformedBodyError} for a part of which it is not clear what it is
 */
export function readPartHeaders(raw: Readonly<Record<string, readonly string[]>>): PartHeaders {
  const headers: Record<string, string> = {};
  for (const [name, values] of Object.entries(raw)) headers[name] = values.map(decodeUtf8).join(', ');

  if (raw['content-disposition']?.length !== 1) throw malformed('has no Content-Disposition, or several');
  const {name, filename} = readDisposition(headers['content-disposition'] ?? '');
  if (name === undefined) throw malformed('has no name');
  return {name, filename: filename && baseName(filename), mediaType: readMediaType(headers['content-type']), headers};
}

function readDisposition(text: string): Readonly<Record<string, string | undefined>> {
  const kind = /^[ \t]*form-data[ \t]*(?=;|$)/i.exec(text)?.[0];
  if (kind === undefined) throw malformed('is no form-data');

  const found: Record<string, string> = {};
  PARAMETER.lastIndex = kind.length;
  while (PARAMETER.lastIndex < text.length) {
    const [, name = '', quoted, token = ''] = PARAMETER.exec(text) ?? [];
    if (name === '' || Object.hasOwn(found, name.toLowerCase())) throw malformed('has a bad Content-Disposition');
    found[name.toLowerCase()] = quoted === undefined ? token : unescape(quoted);
  }
  return found;
}

/** Browsers escape with percents (WHATWG HTML, 4.10.21.8), others with a backslash, and only what must be. */
function unescape(quoted: string): string {
  return quoted
    .replaceAll(/\\(["\\])/g, '$1')
    .replaceAll(/%(?:22|0D|0A)/gi, escape => decodeURIComponent(escape));
}

/** Some clients send a whole path; where it led is nobody's business. */
function baseName(path: string): string {
  const name = path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
  if (/^\.{0,2}$/.test(name) || CONTROLS.test(path)) throw malformed('has a file name that no file can have');
  return name;
}

function readMediaType(text: string | undefined): MediaType | undefined {
  if (text === undefined) return undefined;
  const mediaType = parseMediaType(text);
  if (mediaType) return mediaType;
  throw malformed('has a Content-Type that means nothing');
}

function decodeUtf8(binary: string): string {
  const bytes = Buffer.from(binary, 'latin1');
  if (isUtf8(bytes)) return bytes.toString('utf8');
  throw malformed('has headers that are not valid UTF-8');
}

function malformed(what: string): MalformedBodyError {
  return new MalformedBodyError(`A part of the form ${what}.`);
}
