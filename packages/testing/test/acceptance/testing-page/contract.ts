import {contractFaults, createTestApp} from '@rondojs/testing';

import {GreetApplication} from './greet-application.js';

const app = await createTestApp(GreetApplication);

export const good = contractFaults(await app.request('GET /greet/Ada'));
export const bad = contractFaults(await app.request('GET /greet/Ada', {headers: {accept: 'text/html'}}));

await app.close();
