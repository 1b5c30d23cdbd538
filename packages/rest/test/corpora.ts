import {existsSync, readFileSync, readdirSync} from 'node:fs';
import {join, resolve} from 'node:path';

/** Public test data, beside the repository or where the variable says. */
const CORPORA = resolve(process.env.RONDO_CORPORA ?? '../shared/corpora');

/** Without the data a test cannot be run, and the report shows it as skipped. */
export const hasCorpora = existsSync(CORPORA);

/** The files of a corpus, with their bytes. */
export function corpus(name: string): readonly (readonly [string, Buffer])[] {
  const folder = join(CORPORA, name);
  const files = readdirSync(folder).filter(file => file.endsWith('.json'));
  return files.map(file => [file, readFileSync(join(folder, file))]);
}
