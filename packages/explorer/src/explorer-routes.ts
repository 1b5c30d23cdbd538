import {file, redirect, reply} from '@rondojs/rest';

import {ASSETS, hashOf, hashOfText} from './assets.js';
import {createPage, securityPolicy} from './page.js';

import type {CompleteExplorerConfig} from './config.js';
import type {RouteObject} from '@rondojs/rest';

/** Asks again each time, and gets 304 as long as nothing has changed. */
const ASK_AGAIN = 'no-cache';

/** Under a URL that has the hash of a file in it there will never be another. */
const KEEP = 'public, max-age=31536000, immutable';

const HIDDEN = {'x-visibility': 'undocumented'} as const;

/** The page, what it needs, and the way to it for those who end its path with a slash: in no document. */
export function explorerRoutes(config: CompleteExplorerConfig): readonly RouteObject[] {
  const {path} = config;
  const headers = {
    'content-security-policy': securityPolicy(config),
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
  };
  return [
    {
      verb: 'get',
      path,
      spec: {...HIDDEN, responses: {'200': {description: 'The page', content: {'text/html': {}}}}},
      handler: async () => {
        const page = await createPage(config);
        return reply(200, page, {...headers, etag: `"${hashOfText(page)}"`, 'cache-control': ASK_AGAIN});
      },
    },
    {
      verb: 'get',
      path: `${path}/`,
      spec: {...HIDDEN, responses: {'308': {description: 'The page is there, without the slash.'}}},
      handler: () => redirect(`..${path.slice(path.lastIndexOf('/'))}`, 308),
    },
    {
      verb: 'get',
      path: `${path}/{file}`,
      spec: {
        ...HIDDEN,
        parameters: [
          {name: 'file', in: 'path', required: true, schema: {type: 'string'}},
          {name: 'v', in: 'query', schema: {type: 'string'}},
        ],
        responses: {},
      },
      handler: async (name: string, version?: string) => {
        const asset = file(name, {root: ASSETS});
        const hash = await hashOf(name).catch(() => undefined);
        const isLasting = hash !== undefined && version === hash;
        const etag = hash === undefined ? {} : {etag: `"${hash}"`};
        return reply(200, asset, {...headers, ...etag, 'cache-control': isLasting ? KEEP : ASK_AGAIN});
      },
    },
  ];
}
