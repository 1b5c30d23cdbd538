import {bind} from '@rondojs/context';
import {createTestApp} from '@rondojs/testing';

import {GREETINGS, GreetApplication} from './greet-application.js';

const app = await createTestApp(GreetApplication, {overrides: [bind(GREETINGS).to({en: 'Ahoy'})]});
const {body: first} = await app.request('GET /greet/Ada');

await app.override(bind(GREETINGS).to({en: 'Good day'}));
const {body: second} = await app.request('GET /greet/Ada');

await app.close();

export const greetings = [first, second, await app.get(GREETINGS)];
