import {existsSync, readFileSync, readdirSync} from 'node:fs';
import {join, posix} from 'node:path';

import {describe, expect, it} from '@jest/globals';

import {slugOf} from '../site/pages.js';

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

  it.each(PAGES)('link to headings that there are: %s', page => {
    expect(anchorsOf(page).filter(([path, anchor]) => !headingsOf(path).includes(anchor))).toEqual([]);
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

/** The headings that a page links to: each with the page that has it. */
function anchorsOf(page: string): readonly (readonly [string, string])[] {
  const links = [...readFileSync(page, 'utf8').matchAll(/\]\(([^)#\s]*)#([^)\s]+)\)/g)];
  return links
    .filter(([, path]) => path === '' || (path?.endsWith('.md') && !path.includes('://')))
    .map(([, path, anchor]) => [path === '' ? page : posix.join(posix.dirname(page), String(path)), String(anchor)] as const);
}

function headingsOf(page: string): readonly string[] {
  const text = readFileSync(page, 'utf8').replaceAll(/^```.*?^```$/gms, '');
  return [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading]) => slugOf(String(heading)));
}
