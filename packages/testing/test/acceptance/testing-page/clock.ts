import {RestApplication} from '@rondojs/rest';
import {createTestApp} from '@rondojs/testing';

// No request may take longer than a minute, unless it is said so.
const given = new RestApplication({rest: {timeLimit: 0}});
given.route('get', '/tomorrow', {responses: {}}, async () => {
  await new Promise(resolve => setTimeout(resolve, 24 * 60 * 60 * 1000));
  return new Date().toISOString();
});
const app = await createTestApp(given, {clock: {now: new Date('2030-12-31T12:00:00Z')}});

const answer = app.request('GET /tomorrow');
// Once its request is there, and waits.
await app.request('GET /openapi.json');
await app.clock.advance(24 * 60 * 60 * 1000);

export const {body: tomorrow} = await answer;

await app.close();
