/**
 * Gathers what the page needs in assets/, which is published: the files of Swagger UI, as they are, with its licence,
 * and our own beside them. Part of `npm run build`.
 */
import {copyFile, mkdir, readdir, rm} from 'node:fs/promises';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';

const SWAGGER_UI = dirname(fileURLToPath(import.meta.resolve('swagger-ui-dist/package.json')));
const ROOT = dirname(import.meta.dirname);
const ASSETS = join(ROOT, 'assets');

/** The files of Swagger UI, and what they are called here. */
const FILES = {
  'swagger-ui.css': 'swagger-ui.css',
  'swagger-ui-bundle.js': 'swagger-ui-bundle.js',
  'swagger-ui-bundle.js.LICENSE.txt': 'swagger-ui-bundle.js.LICENSE.txt',
  'oauth2-redirect.html': 'oauth2-redirect.html',
  'oauth2-redirect.js': 'oauth2-redirect.js',
  LICENSE: 'swagger-ui-LICENSE.txt',
  NOTICE: 'swagger-ui-NOTICE.txt',
};

await rm(ASSETS, {recursive: true, force: true});
await mkdir(ASSETS);
const own = await readdir(join(ROOT, 'web'));
await Promise.all([
  ...Object.entries(FILES).map(([from, to]) => copyFile(join(SWAGGER_UI, from), join(ASSETS, to))),
  ...own.map(name => copyFile(join(ROOT, 'web', name), join(ASSETS, name))),
]);
