import {deepStrictEqual, ok} from 'node:assert/strict';

import {REFUSALS, WORKS} from './works.js';

import type {ServerProcess} from './server-process.js';
import type {Work} from './works.js';

/** Makes sure that a server does the works, and refuses what is invalid. @throws {AssertionError} */
export async function check(server: ServerProcess): Promise<void> {
  for (const work of [...WORKS, ...REFUSALS]) await checkWork(server, work);
  await checkSessions(server);
}

async function checkWork({name, url}: ServerProcess, work: Work): Promise<void> {
  const {method, path, headers = {}, body = null} = work;
  const response = await fetch(url + path, {method, headers, body});
  const bytes = Buffer.from(await response.arrayBuffer());
  if (work.bytes) ok(bytes.equals(work.bytes), `${name}, ${work.name}: ${bytes.length} bytes, or others`);
  const text = bytes.toString();
  ok(work.statuses.includes(response.status), `${name}, ${work.name}: ${response.status} ${text}`);
  if (work.answer === undefined) return;

  ok(response.headers.get('content-type')?.startsWith('application/json'), `${name}, ${work.name}: no JSON`);
  deepStrictEqual(JSON.parse(text), work.answer, `${name}, ${work.name}`);
}

/** Requests at the same time, each of which has to see itself. */
async function checkSessions({name, url}: ServerProcess): Promise<void> {
  const users = Array.from({length: 50}, (_, index) => `user${index}`);
  const responses = await Promise.all(
    users.map(user => fetch(`${url}/profile`, {headers: {'x-user': user}})),
  );
  const answers = await Promise.all(responses.map(response => response.json()));
  const expected = users.map(user => ({user, name: user.toUpperCase()}));
  deepStrictEqual(answers, expected, `${name}, sessions`);
}
