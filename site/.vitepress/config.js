import {existsSync, readFileSync, readdirSync} from 'node:fs';
import {join, resolve} from 'node:path';

import {defineConfig} from 'vitepress';

import {sectionsOf, slugOf} from '../pages.js';

const ROOT = resolve(import.meta.dirname, '../..');
const REFERENCE = resolve(import.meta.dirname, '../.reference/@rondojs');

const pages = sectionsOf(readFileSync(join(ROOT, 'docs/README.md'), 'utf8'));

const packages = existsSync(REFERENCE) ? readdirSync(REFERENCE).sort() : [];
const reference = packages.map(name => ({text: `@rondojs/${name}`, link: `/reference/@rondojs/${name}/`}));

/** Nothing of the reference is searched. */
function renderForSearch(text, env, markdown) {
  return env.relativePath.startsWith('reference/') ? '' : markdown.render(text, env);
}

export default defineConfig({
  title: 'Rondo',
  description: 'A TypeScript framework for HTTP APIs, and for any other server that an application runs.',
  lang: 'en',
  srcDir: '.pages',
  outDir: 'dist',
  cacheDir: '.cache',
  cleanUrls: true,
  ignoreDeadLinks: false,
  markdown: {anchor: {slugify: slugOf}, theme: {light: 'github-light', dark: 'github-dark'}},
  head: [['link', {rel: 'icon', href: '/rondo.svg', type: 'image/svg+xml'}]],
  themeConfig: {
    logo: '/rondo.svg',
    outline: [2, 3],
    // The reference has its own lists, and would make the index several times as large.
    search: {provider: 'local', options: {_render: renderForSearch}},
    nav: [
      {text: 'Tutorial', link: '/tutorial'},
      {text: 'Pages', link: '/pages'},
      {text: 'Reference', link: '/reference/'},
    ],
    sidebar: {
      '/reference/': [{text: 'Reference', link: '/reference/', items: reference}],
      '/': pages.map(section => ({...section, collapsed: ['Recipes', 'Answers'].includes(section.text)})),
    },
    socialLinks: [{icon: 'github', link: 'https://github.com/rondojs/rondo'}],
    footer: {message: 'MIT licence'},
  },
});
