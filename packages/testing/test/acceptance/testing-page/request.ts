import {createTestApp} from '@rondojs/testing';

import {GreetApplication} from './greet-application.js';

const app = await createTestApp(GreetApplication);

// As the document has it, filled in by its contract; filled in already; or by its operationId.
const first = await app.request('GET /greet/{name}', {path: {name: 'Ada'}, query: {language: 'de'}});
const second = await app.request('GET /greet/Ada');
const third = await app.request('GreetController.greet', {path: {name: 'Ada'}});

export const answers = [first, second, third].map(({status, body}) => ({status, body}));

await app.close();
