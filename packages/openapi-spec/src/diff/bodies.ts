import {compareContents} from './contents.js';
import {compareOtherFields} from './other-fields.js';
import {memberOf} from './side.js';

import type {JsonObject} from '../document/json.js';
import type {Located} from './side.js';
import type {Scene} from './scene.js';

const COMPARED: ReadonlySet<string> = new Set(['required', 'content']);

/** Compares the bodies of an operation's requests. */
export function compareBodies(scene: Scene, before: Located<JsonObject>, after: Located<JsonObject>): void {
  const {tell} = scene;
  const [had, has] = [before, after].map(operation => memberOf(operation, 'requestBody').value !== undefined);
  const [old, now] = [scene.before.field(before, 'requestBody'), scene.after.field(after, 'requestBody')];
  const [was, is] = [old, now].map(({value}) => value.required === true);
  if (!had && has) tell(is ? 'required-request-body-added' : 'request-body-added', now.pointer, 'There is a request body now.');
  if (had && !has) tell('request-body-removed', old.pointer, 'There is no request body any longer.');
  if (!had || !has) return;

  if (is && !was) tell('request-body-now-required', now.pointer, 'The request body is required now.');
  if (was && !is) tell('request-body-now-optional', now.pointer, 'The request body is required no longer.');
  const codes = {added: 'request-media-type-added', removed: 'request-media-type-removed'} as const;
  compareContents(scene, old, now, scene.requests, codes);
  compareOtherFields(old, now, COMPARED, tell);
}
