/** Keywords by which a schema is found, or finds another, in its own document. */
const LOCAL: readonly string[] = ['$id', '$anchor', '$dynamicRef', '$dynamicAnchor', '$recursiveRef'];

/** All references in a schema; a name or anchor of its own is one to itself. */
export function referencesOf(schema: unknown): readonly string[] {
  const found: string[] = [];
  collect(schema, found);
  return found;
}

function collect(schema: unknown, found: string[]): void {
  if (typeof schema !== 'object' || schema === null) return;
  for (const [keyword, value] of Object.entries(schema)) {
    if (keyword === '$ref' && typeof value === 'string') found.push(value);
    else if (LOCAL.includes(keyword) && typeof value === 'string') found.push('#');
    else collect(value, found);
  }
}
