import {DOCUMENT_PATH} from '@rondojs/rest';

import {hashOf} from './assets.js';

import type {CompleteExplorerConfig} from './config.js';

/**
 * The page. All that it refers to is said from where the page itself is, so that it works behind a base path, and
 * behind a proxy that puts something before that.
 */
export async function createPage({path}: CompleteExplorerConfig): Promise<string> {
  const here = path.slice(path.lastIndexOf('/') + 1);
  const asset = async (name: string) => `${here}/${name}?v=${await hashOf(name)}`;
  const documentUrl = '../'.repeat(path.split('/').length - 2) + DOCUMENT_PATH.slice(1);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>API documentation</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${await asset('swagger-ui.css')}">
<link rel="stylesheet" href="${await asset('explorer.css')}">
</head>
<body>
<main id="explorer"><noscript>This page needs JavaScript. The document itself is at <a href="${documentUrl}">${documentUrl}</a>.</noscript></main>
<script src="${await asset('swagger-ui-bundle.js')}"></script>
<script src="${await asset('explorer.js')}" data-document="${documentUrl}"></script>
</body>
</html>
`;
}

/** What the page may do: nothing but what it is there for, and nothing that comes from elsewhere. */
export function securityPolicy({origins}: CompleteExplorerConfig): string {
  const rules = {
    'default-src': "'none'",
    'script-src': "'self'",
    'style-src': "'self'",
    // The style sheet of Swagger UI has its icons in itself.
    'img-src': "'self' data:",
    'connect-src': ["'self'", ...origins].join(' '),
    'base-uri': "'none'",
    'form-action': "'none'",
    'frame-ancestors': "'none'",
  };
  return Object.entries(rules).map(rule => rule.join(' ')).join('; ');
}
