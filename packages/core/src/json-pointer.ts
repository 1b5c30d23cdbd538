/** A JSON Pointer to a member (RFC 6901, 3). */
export function pointerTo(member: string): string {
  return `/${member.replaceAll('~', '~0').replaceAll('/', '~1')}`;
}
