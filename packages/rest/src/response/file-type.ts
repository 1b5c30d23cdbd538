import mime from 'mime/lite';

/** The media type of files with an extension. */
export function fileTypeOf(extension: string): string {
  return mime.getType(extension) ?? 'application/octet-stream';
}
