const NUMBERS = 3;

/** `1.2.0`, `1.2.x`, `1.x`, `x` and `*`: what may be asked for. */
const RANGE = /^(?:\*|x(?:\.x){0,2}|\d+\.x(?:\.x)?|\d+\.\d+\.(?:x|\d+))$/;

/** The highest of the versions that are as asked for. */
export function bestVersion(asked: string, versions: readonly string[]): string | undefined {
  if (!RANGE.test(asked)) return undefined;
  const wanted = asked.split('.');
  const fits = (version: string) => wanted.every((part, at) => part === 'x' || part === '*' || Number(part) === numbersOf(version)[at]);
  return versions.filter(fits).sort(compare).at(-1);
}

function compare(one: string, other: string): number {
  const [left, right] = [numbersOf(one), numbersOf(other)];
  const at = left.findIndex((number, index) => number !== right[index]);
  return at < 0 ? 0 : (left[at] ?? 0) - (right[at] ?? 0);
}

function numbersOf(version: string): readonly number[] {
  const parts = version.split('.').map(part => Number(part) || 0);
  return Array.from({length: NUMBERS}, (_, at) => parts[at] ?? 0);
}
