import {existsSync, readFileSync, readdirSync} from 'node:fs';
import {join, posix} from 'node:path';

import {describe, expect, it} from '@jest/globals';

const INDEX = 'docs/README.md';
const PAGES = readdirSync('docs', {recursive: true, encoding: 'utf8'})
  .map(file => posix.join('docs', file.replaceAll('\\', '/')))
  .filter(file => file.endsWith('.md'));

describe('the pages in docs', () => {
  it('are all linked from the index, or from the index of their folder', () => {
    const linked = [INDEX, ...linksOf(INDEX), ...linksOf('docs/errors/README.md')];

    expect(PAGES.filter(page => !linked.includes(page))).toEqual([]);
  });

  it.each(PAGES)('link to what is there: %s', page => {
    expect(linksOf(page).filter(path => !existsSync(path))).toEqual([]);
  });

  it('are linked from the README of the repository', () => {
    expect(readFileSync('README.md', 'utf8')).toContain('](docs/README.md)');
  });
});

/** The files that a page links to, from the root of the repository. */
function linksOf(page: string): readonly string[] {
  const links = [...readFileSync(join(page), 'utf8').matchAll(/\]\(([^)#\s]+)(?:#[^)]*)?\)/g)];
  return links.map(([, link]) => String(link)).filter(link => !link.includes('://')).map(link => posix.join(posix.dirname(page), link));
}
