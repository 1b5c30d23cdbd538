import {isSame, told} from './canonical.js';
import {memberOf} from './side.js';

import type {JsonObject} from '../document/json.js';
import type {Located} from './side.js';
import type {ChangeCode} from './rules.js';
import type {Tell} from './change.js';

const FOR_PEOPLE: ReadonlySet<string> = new Set([
  'title',
  'summary',
  'description',
  'example',
  'examples',
  'externalDocs',
  'tags',
  '$comment',
  'info',
]);

/** Tells of all fields that have changed and that nobody else compares: nothing passes unseen. */
export function compareOtherFields(
  before: Located<JsonObject>,
  after: Located<JsonObject>,
  compared: ReadonlySet<string>,
  tell: Tell,
  other: ChangeCode = 'other-changed',
): void {
  for (const field of new Set([...Object.keys(before.value), ...Object.keys(after.value)])) {
    const [old, now] = [memberOf(before, field), memberOf(after, field)];
    if (compared.has(field) || isSame(old.value, now.value)) continue;
    const {pointer} = now.value === undefined ? old : now;
    tell(codeOf(field, other), pointer, `'${field}' was ${told(old.value)} and is ${told(now.value)}.`);
  }
}

function codeOf(field: string, other: ChangeCode): ChangeCode {
  if (field.startsWith('x-')) return 'extension-changed';
  return FOR_PEOPLE.has(field) ? 'documentation-changed' : other;
}
