/** The media type of files with an extension. The list of all of them is loaded when a file is sent. */
export async function fileTypeOf(extension: string): Promise<string> {
  const {default: mime} = await import('mime/lite');
  return mime.getType(extension) ?? 'application/octet-stream';
}
