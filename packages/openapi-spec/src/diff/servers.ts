import {canonical, told} from './canonical.js';
import {listOf, objectOf, without} from '../document/json.js';

import type {JsonObject} from '../document/json.js';
import type {Tell} from './change.js';

/** Compares the addresses at which an operation, or a whole API, is reached. */
export function compareServers(before: JsonObject, after: JsonObject, pointer: string, tell: Tell): void {
  const [old, now] = [addressesOf(before), addressesOf(after)];
  for (const [key, url] of now) if (!old.has(key)) tell('server-added', pointer, `The server ${url} is new.`);
  for (const [key, url] of old) if (!now.has(key)) tell('server-removed', pointer, `The server ${url} is gone.`);
}

/** What counts of servers is their URLs, with the values of their variables; the first one where none is given. */
function addressesOf({servers}: JsonObject): ReadonlyMap<string, string> {
  const given = listOf(servers).map(objectOf);
  const all = given.length > 0 ? given : [{url: '/'}];
  return new Map(all.map(server => [canonical(without(server, 'description', 'name')), told(server.url)]));
}
