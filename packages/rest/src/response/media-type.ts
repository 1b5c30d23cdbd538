const JSON_LINES: ReadonlySet<string> = new Set(['application/jsonl', 'application/x-ndjson', 'application/x-jsonlines']);

/** A media type in lower case, without its parameters. */
export function essenceOf(mediaType: string): string {
  return (mediaType.split(';', 1)[0] ?? '').trim().toLowerCase();
}

export function isJson(essence: string): boolean {
  return essence === 'application/json' || essence.endsWith('+json');
}

/** One JSON value on each line. */
export function isJsonLines(essence: string): boolean {
  return JSON_LINES.has(essence);
}

export function isWildcard(essence: string): boolean {
  return essence.endsWith('/*');
}

/** JSON has one encoding and no charset (RFC 8259, 11), server-sent events too; other text says its own. */
export function withCharset(mediaType: string): string {
  const isText = mediaType.startsWith('text/') && !mediaType.includes(';') && mediaType !== 'text/event-stream';
  return isText && !isWildcard(mediaType) ? `${mediaType}; charset=utf-8` : mediaType;
}
