/** What the site is made of: the index of the pages decides what it has, and in which order. */
import {existsSync} from 'node:fs';
import {posix} from 'node:path';

const REPOSITORY = 'https://github.com/rondojs/rondo';

/**
 * The sections of an index: each heading with the links of the table below it.
 *
 * @param {string} index - the text of docs/README.md
 * @returns {{text: string, items: {text: string, link: string}[]}[]}
 */
export function sectionsOf(index) {
  const sections = index.split(/^## /m).slice(1);
  return sections.map(section => {
    const rows = [...section.matchAll(/^\| \[([^\]]+)\]\(([^)]+)\.md\)/gm)];
    return {text: section.split('\n', 1)[0], items: rows.map(([, text, path]) => ({text, link: linkTo(path)}))};
  });
}

/** `errors/README` is the page of its folder. */
function linkTo(path) {
  return `/${path.replace(/(^|\/)README$/, '$1')}`;
}

/**
 * A page as the site has it: links inside of docs stay, and those to the rest of the repository go to where it is read.
 *
 * @param {string} text
 * @param {string} file - of the page, from the root of the repository: `docs/errors/gone.md`
 * @throws {Error} for a link that leads nowhere
 */
export function pageForSite(text, file) {
  return text.replaceAll(/\]\(([^)#\s]+)(#[^)\s]*)?\)/g, (link, path, anchor = '') => {
    if (path.includes('://')) return link;
    const target = posix.join(posix.dirname(file), path);
    if (!existsSync(target)) throw new Error(`${file} links to ${path}, which is not there.`);
    if (target.startsWith('docs/')) return `](${path.replace(/README\.md$/, 'index.md')}${anchor})`;
    return `](${REPOSITORY}/${/\.\w+$/.test(target) ? 'blob' : 'tree'}/main/${target}${anchor})`;
  });
}

/** The anchor of a heading, as GitHub makes it: links are the same there and on the site. */
export function slugOf(heading) {
  return heading
    .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .toLowerCase()
    .trim()
    .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-');
}

/** The home page: `%{path}` in its template is the text of that file, and `%{path#name}` the body of a method in it. */
export function homeOf(template, read) {
  return template.replaceAll(/^%\{([^}#]+)(?:#([^}]+))?\}$/gm, (_, path, method) => {
    const text = read(path).trimEnd();
    return method === undefined ? text : bodyOf(text, method);
  });
}

/** The lines of a method, without their indent. */
function bodyOf(text, name) {
  const [, body] = new RegExp(`^  (?:async )?${name}\\([^\\n]*\\n(.*?)^  \\}$`, 'ms').exec(text) ?? [];
  if (body === undefined) throw new Error(`There is no method ${name} to be shown.`);
  return body.replaceAll(/^ {4}/gm, '').trimEnd();
}
