/** What may stand for itself in an extended value (RFC 8187, 3.2.1), besides what encodeURIComponent leaves. */
const ESCAPED = /['()*]/g;

/** Has browsers save an answer under a name (RFC 6266): in ASCII for the old ones, in UTF-8 for all others. */
export function contentDisposition(name: string): string {
  const base = name.replace(/^.*[/\\]/s, '');
  const ascii = base.replace(/[^\x20-\x7e]/g, '?').replace(/["\\%]/g, '_');
  const plain = `attachment; filename="${ascii}"`;
  return ascii === base ? plain : `${plain}; filename*=UTF-8''${extended(base)}`;
}

function extended(text: string): string {
  // By way of bytes: half a surrogate pair, which encodeURIComponent refuses, becomes U+FFFD.
  return encodeURIComponent(Buffer.from(text).toString()).replace(ESCAPED, character => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
}
