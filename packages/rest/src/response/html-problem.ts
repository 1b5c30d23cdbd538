import type {Problem} from '../contract/problem.js';

/** Nothing in the page runs, loads or leads anywhere, whatever an error says. */
export const HTML_PROBLEM_HEADERS = {
  'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
  'x-content-type-options': 'nosniff',
};

/** A problem as a page, for the developer who opens an operation in a browser. */
export function toHtml(problem: Problem): string {
  const {status, title, detail = ''} = problem;
  const heading = escapeHtml(`${status} ${title}`);
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>${heading}</title>
<style>body{font:16px/1.5 system-ui;margin:3em auto;max-width:50em;padding:0 1em}pre{overflow:auto;padding:1em;background:#8882}</style>
<h1>${heading}</h1>
<p>${escapeHtml(detail)}</p>
<pre>${escapeHtml(JSON.stringify(problem, undefined, 2))}</pre>
</html>
`;
}

const ENTITIES: Readonly<Record<string, string>> = {'&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;'};

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, character => ENTITIES[character] ?? '');
}
