import {createHash} from 'node:crypto';

/** The entity tag of bytes (RFC 9110, 8.8.3): equal bytes have equal tags. */
export function etagOf(bytes: string | Uint8Array, strength: 'weak' | 'strong'): string {
  const tag = `"${createHash('sha1').update(bytes).digest('base64url')}"`;
  return strength === 'weak' ? weaken(tag) : tag;
}

export function weaken(tag: string): string {
  return tag.startsWith('W/') ? tag : `W/${tag}`;
}

/** Whether a field such as If-None-Match names a tag, where a weak one is as good as a strong one. */
export function namesWeakly(field: string, tag: string): boolean {
  return field.trim() === '*' || tagsOf(field).some(other => weaken(other) === weaken(tag));
}

/** Whether a field such as If-Match names a tag byte for byte. */
export function namesStrongly(field: string, tag: string | undefined): boolean {
  if (tag === undefined) return false;
  return field.trim() === '*' || (!tag.startsWith('W/') && tagsOf(field).includes(tag));
}

function tagsOf(field: string): readonly string[] {
  return field.match(/(?:W\/)?"[\x21\x23-\x7e\x80-\xff]*"/g) ?? [];
}
