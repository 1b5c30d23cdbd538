/** Changes the references in JSON, in a copy; those in the mapping of a discriminator too. */
export function rewriteReferences(value: unknown, rewrite: (reference: string) => string): unknown {
  if (Array.isArray(value)) return value.map(item => rewriteReferences(item, rewrite));
  if (typeof value !== 'object' || value === null) return value;

  const copied: Record<string, unknown> = {};
  for (const [key, part] of Object.entries(value) as [string, unknown][]) {
    const isReference = typeof part === 'string' && isReferenceIn(key, part);
    copied[key] = isReference ? rewrite(part) : rewriteReferences(part, rewrite);
  }
  return copied;
}

function isReferenceIn(key: string, text: string): boolean {
  return key === '$ref' || text.startsWith('#/components/schemas/');
}
