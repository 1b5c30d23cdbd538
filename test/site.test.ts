import {readFileSync, readdirSync} from 'node:fs';

import {describe, expect, it} from '@jest/globals';

import {homeOf, pageForSite, sectionsOf, slugOf} from '../site/pages.js';

const SECTIONS = sectionsOf(readFileSync('docs/README.md', 'utf8'));

describe('the site', () => {
  it('lists every page, once', () => {
    const files = readdirSync('docs', {recursive: true, encoding: 'utf8'}).map(file => file.replaceAll('\\', '/'));
    const pages = files.filter(file => file.endsWith('.md') && file !== 'README.md' && !file.startsWith('errors/'));

    const listed = SECTIONS.flatMap(({items}) => items.map(({link}) => link));

    expect([...listed].sort()).toEqual(['/errors/', ...pages.map(file => `/${file.replace('.md', '')}`)].sort());
  });

  it('has something below each heading', () => {
    expect(SECTIONS.filter(({items}) => items.length === 0)).toEqual([]);
  });

  it.each([
    ['[x](sequence.md#five-lines)', '[x](sequence.md#five-lines)'],
    ['[x](errors/README.md)', '[x](errors/index.md)'],
    ['[x](#here) [y](https://example.org)', '[x](#here) [y](https://example.org)'],
    ['[x](../packages/core)', '[x](https://github.com/rondojs/rondo/tree/main/packages/core)'],
    ['[x](../packages/core/README.md#names)', '[x](https://github.com/rondojs/rondo/blob/main/packages/core/README.md#names)'],
  ])('links to where a thing is read: %s', (text, expected) => {
    expect(pageForSite(text, 'docs/page.md')).toBe(expected);
  });

  it('is not built with a link that leads nowhere', () => {
    expect(() => pageForSite('[x](../packages/cores)', 'docs/page.md')).toThrow(
      'docs/page.md links to ../packages/cores, which is not there.',
    );
  });

  it('shows the smallest program and the sequence on its first page, as they are', () => {
    const home = homeOf(readFileSync('site/home.md', 'utf8'), path => readFileSync(path, 'utf8'));

    expect(home).toContain(readFileSync('examples/hello-world/src/main.ts', 'utf8').trimEnd());
    expect(home).toContain('  const route = this.findRoute(context.request);');
    expect(home).not.toContain('%{');
  });

  it.each([
    ['Who ends the program?', 'who-ends-the-program'],
    ["getServer by a name: \"it doesn't work\"", 'getserver-by-a-name-it-doesnt-work'],
    ['`handle(context)` or `handle(request, response)`?', 'handlecontext-or-handlerequest-response'],
    ['1. A [folder](x.md)', '1-a-folder'],
  ])('has the anchors that GitHub has: %s', (heading, anchor) => {
    expect(slugOf(heading)).toBe(anchor);
  });
});
