import {RestApplication} from '@rondojs/rest';
import {createTestApp} from '@rondojs/testing';

const given = new RestApplication();
given.route('get', '/count', {responses: {}}, async function* () {
  for (let number = 1; ; number++) yield {number};
});
const app = await createTestApp(given);

const response = await app.fetch('/count', {headers: {accept: 'application/jsonl'}});
const reader = response.body!.getReader();
const {value} = await reader.read();
// The client leaves: whoever counts for it hears of that.
await reader.cancel();

export const begun = Buffer.from(value as Uint8Array).toString();

await app.close();
