/** The known word that a mistyped one was most likely meant to be; undefined where none is near. */
export function nearest(word: string, known: readonly string[]): string | undefined {
  const limit = word.length < 4 ? 1 : 2;
  const candidates = known.map(candidate => ({candidate, distance: distanceOf(word, candidate, limit)}));
  const near = candidates.filter(({distance}) => distance <= limit);
  return near.sort((some, other) => some.distance - other.distance)[0]?.candidate;
}

/** How many letters have to be put in, taken out or replaced; case counts for nothing. */
function distanceOf(some: string, other: string, limit: number): number {
  if (Math.abs(some.length - other.length) > limit) return limit + 1;

  let row = Array.from({length: other.length + 1}, (_, index) => index);
  const letters = Array.from(some.toLowerCase());
  for (const [index, letter] of letters.entries()) row = nextRow(row, index, letter, other.toLowerCase());
  return row.at(-1) ?? 0;
}

function nextRow(row: readonly number[], index: number, letter: string, other: string): number[] {
  const next = [index + 1];
  for (let column = 0; column < other.length; column += 1) {
    const replaced = (row[column] ?? 0) + (other[column] === letter ? 0 : 1);
    next.push(Math.min(replaced, (row[column + 1] ?? 0) + 1, (next[column] ?? 0) + 1));
  }
  return next;
}
