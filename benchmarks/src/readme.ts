import {fileURLToPath} from 'node:url';
import {readFileSync, writeFileSync} from 'node:fs';

const FILE = fileURLToPath(new URL('../README.md', import.meta.url));

/** @throws {Error} when README.md has no place of that name: better before a run than after it */
export function findPlace(name: string): void {
  placeIn(readFileSync(FILE, 'utf8'), name);
}

/** Writes a text in the place of README.md that has its name; what stood there is gone. */
export function writePlace(name: string, text: string): void {
  const readme = readFileSync(FILE, 'utf8');
  const {begin, end} = placeIn(readme, name);
  writeFileSync(FILE, `${readme.slice(0, begin)}\n\n${text}\n\n${readme.slice(end)}`);
}

function placeIn(readme: string, name: string): {readonly begin: number; readonly end: number} {
  const open = `<!-- ${name} -->`;
  const begin = readme.indexOf(open) + open.length;
  const end = readme.indexOf(`<!-- /${name} -->`);
  if (begin < open.length || end < begin) throw new Error(`README.md has no place for ${name}: ${open} and <!-- /${name} -->.`);
  return {begin, end};
}
