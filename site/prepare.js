/** Lays out in .pages what vitepress makes the site of: the pages in docs, and the home page. */
import {cpSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync} from 'node:fs';
import {dirname, join, resolve} from 'node:path';

import {homeOf, pageForSite} from './pages.js';

const PAGES = resolve(import.meta.dirname, '.pages');
process.chdir(resolve(import.meta.dirname, '..'));

rmSync(PAGES, {recursive: true, force: true});

for (const file of readdirSync('docs', {recursive: true, encoding: 'utf8'})) {
  if (!file.endsWith('.md')) continue;
  // The index of all pages is not the home page.
  const name = file === 'README.md' ? 'pages.md' : file.replace(/README\.md$/, 'index.md');
  write(name, pageForSite(readFileSync(join('docs', file), 'utf8'), `docs/${file.replaceAll('\\', '/')}`));
}

write('index.md', homeOf(readFileSync('site/home.md', 'utf8'), path => readFileSync(path, 'utf8')));
cpSync('site/public', join(PAGES, 'public'), {recursive: true});
cpSync('site/.reference', join(PAGES, 'reference'), {recursive: true});

function write(name, text) {
  const path = join(PAGES, name);
  mkdirSync(dirname(path), {recursive: true});
  writeFileSync(path, text.replaceAll(/\]\((?:\.\.\/)?README\.md/g, '](/pages.md'));
}
