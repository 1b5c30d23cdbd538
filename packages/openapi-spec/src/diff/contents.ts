import {compareOtherFields} from './other-fields.js';
import {isSame} from './canonical.js';
import {memberOf} from './side.js';

import type {ChangeCode} from './rules.js';
import type {Direction} from './schema-pair.js';
import type {JsonObject} from '../document/json.js';
import type {Located, Side} from './side.js';
import type {Scene} from './scene.js';

/** What to say of media types that come and go; nothing where their owner has said it. */
interface Codes {
  readonly added?: ChangeCode;
  readonly removed?: ChangeCode;
}

const COMPARED: ReadonlySet<string> = new Set(['schema', 'itemSchema', 'encoding', 'itemEncoding', 'prefixEncoding']);

/** Compares the media types of a body, a response, a parameter or a header. */
export function compareContents(
  scene: Scene,
  before: Located<JsonObject>,
  after: Located<JsonObject>,
  direction: Direction,
  {added, removed}: Codes,
): void {
  const [old, now] = [mediaTypesOf(scene.before, before), mediaTypesOf(scene.after, after)];
  for (const [name, mediaType] of now) {
    const earlier = old.get(name);
    if (earlier) compareMediaType(scene, earlier, mediaType, direction);
    else if (added) scene.tell(added, mediaType.pointer, `${name} is new.`);
  }
  for (const [name, {pointer}] of old) {
    if (removed && !now.has(name)) scene.tell(removed, pointer, `${name} is gone.`);
  }
}

/** Names in lower case: that is how they are compared. */
function mediaTypesOf(side: Side, owner: Located<JsonObject>): ReadonlyMap<string, Located<JsonObject>> {
  return new Map([...side.entries(owner, 'content')].map(([name, value]) => [name.toLowerCase().replaceAll(' ', ''), value]));
}

function compareMediaType(scene: Scene, before: Located<JsonObject>, after: Located<JsonObject>, direction: Direction): void {
  for (const field of ['schema', 'itemSchema']) {
    const [old, now] = [memberOf(before, field), memberOf(after, field)];
    if (old.value === undefined && now.value === undefined) continue;
    scene.schemas([anything(old)], [anything(now)], direction);
  }
  for (const field of ['encoding', 'itemEncoding', 'prefixEncoding']) {
    const [old, now] = [memberOf(before, field), memberOf(after, field)];
    if (!isSame(old.value, now.value)) scene.tell('encoding-changed', now.pointer, 'Parts are encoded in another way.');
  }
  compareOtherFields(before, after, COMPARED, scene.tell);
}

function anything({value, pointer}: Located): Located {
  return {value: value ?? {}, pointer};
}
