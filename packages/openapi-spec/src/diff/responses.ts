import {compareContents} from './contents.js';
import {compareOtherFields} from './other-fields.js';
import {compareValue, serializationOf} from './parameters.js';
import {isSame} from './canonical.js';

import type {ChangeCode} from './rules.js';
import type {JsonObject} from '../document/json.js';
import type {Located, Side} from './side.js';
import type {Scene} from './scene.js';

type Response = Located<JsonObject>;

/** Compares the responses of an operation, by their statuses. */
export function compareResponses(scene: Scene, before: Located<JsonObject>, after: Located<JsonObject>): void {
  const [old, now] = [scene.before.entries(before, 'responses'), scene.after.entries(after, 'responses')];
  for (const [status, response] of now) {
    const earlier = old.get(status);
    if (earlier) compareResponse(scene, earlier, response);
    else if (!status.startsWith('x-')) scene.tell(statusCode(status, 'added'), response.pointer, `The status ${status} is new.`);
  }
  for (const [status, {pointer}] of old) {
    if (!now.has(status) && !status.startsWith('x-')) scene.tell(statusCode(status, 'removed'), pointer, `The status ${status} is gone.`);
  }
}

function statusCode(status: string, step: 'added' | 'removed'): ChangeCode {
  if (/^[12]/.test(status)) return `success-status-${step}`;
  return status.startsWith('3') ? `redirect-status-${step}` : `error-status-${step}`;
}

const COMPARED: ReadonlySet<string> = new Set(['content', 'headers', 'links']);

function compareResponse(scene: Scene, before: Response, after: Response): void {
  const codes = {added: 'response-media-type-added', removed: 'response-media-type-removed'} as const;
  compareContents(scene, before, after, scene.responses, codes);
  compareHeaders(scene, before, after);
  const [old, now] = [before.value.links, after.value.links];
  if (!isSame(old, now)) scene.tell('links-changed', `${after.pointer}/links`, 'Links of the response are others.');
  compareOtherFields(before, after, COMPARED, scene.tell);
}

function compareHeaders(scene: Scene, before: Response, after: Response): void {
  const [old, now] = [headersOf(scene.before, before), headersOf(scene.after, after)];
  for (const [name, header] of now) {
    const earlier = old.get(name);
    if (earlier) compareHeader(scene, name, earlier, header);
    else scene.tell('response-header-added', header.pointer, `The header '${name}' is new.`);
  }
  for (const [name, {value, pointer}] of old) {
    const code = value.required === true ? 'required-response-header-removed' : 'response-header-removed';
    if (!now.has(name)) scene.tell(code, pointer, `The header '${name}' is gone.`);
  }
}

/** Case plays no part in names of headers. */
function headersOf(side: Side, response: Response): ReadonlyMap<string, Response> {
  return new Map([...side.entries(response, 'headers')].map(([name, header]) => [name.toLowerCase(), header]));
}

const HEADER_FIELDS: ReadonlySet<string> = new Set(['required', 'style', 'explode', 'schema', 'content', 'deprecated']);

function compareHeader(scene: Scene, name: string, before: Response, after: Response): void {
  const {tell} = scene;
  const [was, is] = [before, after].map(({value}) => value.required === true);
  if (is && !was) tell('response-header-now-required', after.pointer, `The header '${name}' is always there now.`);
  if (was && !is) tell('response-header-now-optional', after.pointer, `The header '${name}' may be absent now.`);
  if (!isSame(serializationOf(before.value), serializationOf(after.value))) {
    tell('response-header-serialization-changed', after.pointer, `The header '${name}' is written in another way.`);
  }
  compareValue(scene, before, after, scene.responses);
  compareOtherFields(before, after, HEADER_FIELDS, tell);
}
