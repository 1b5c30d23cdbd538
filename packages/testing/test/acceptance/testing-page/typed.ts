import {createTestApp} from '@rondojs/testing';

import {GreetApplication} from './greet-application.js';

/** A part of what `npx openapi-typescript openapi.json` writes. */
interface paths {
  '/greet/{name}': {
    get: {
      parameters: {path: {name: string}; query?: {language?: string}};
      responses: {200: {content: {'application/json': {text: string}}}};
    };
  };
}

const app = await createTestApp(GreetApplication);
const client = app.client<{paths: paths}>();

const {body} = await client.request('GET /greet/{name}', {path: {name: 'Ada'}});

export const text: string = body.text;

await app.close();
