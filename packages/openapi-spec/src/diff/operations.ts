import {compareBodies} from './bodies.js';
import {compareOtherFields} from './other-fields.js';
import {compareParameters} from './parameters.js';
import {compareResponses} from './responses.js';
import {compareSecurity, requirementsOf} from './security.js';
import {compareServers} from './servers.js';
import {isSame} from './canonical.js';
import {memberOf} from './side.js';

import type {JsonObject} from '../document/json.js';
import type {Located, Side} from './side.js';
import type {Scene} from './scene.js';

/** An operation with the path that it is in. */
export interface SidedOperation {
  readonly method: string;
  readonly path: string;
  readonly operation: Located<JsonObject>;
  readonly item: Located<JsonObject>;
}

const COMPARED: ReadonlySet<string> = new Set(
  [
    ['operationId', 'deprecated', 'parameters', 'requestBody', 'responses', 'security', 'servers', 'callbacks'],
  ].flat(),
);

/** Compares an operation with what it was. */
export function compareOperation(scene: Scene, before: SidedOperation, after: SidedOperation): void {
  const [old, now] = [before.operation, after.operation];
  compareNames(scene, old, now);
  comparePlaceholders(scene, before, after);
  compareParameters(scene, parametersOf(scene.before, before), parametersOf(scene.after, after));
  compareBodies(scene, old, now);
  compareResponses(scene, old, now);
  const [oldNeeds, needs] = [requirementsOf(old.value, scene.before.document), requirementsOf(now.value, scene.after.document)];
  compareSecurity(oldNeeds, needs, `${now.pointer}/security`, scene.tell);
  compareServers(ownServers(before, scene.before), ownServers(after, scene.after), `${now.pointer}/servers`, scene.tell);
  compareOtherFields(old, now, COMPARED, scene.tell);
}

function compareNames({tell}: Scene, before: Located<JsonObject>, after: Located<JsonObject>): void {
  const [old, now] = [memberOf(before, 'operationId'), memberOf(after, 'operationId')];
  if (!isSame(old.value, now.value)) tell('operation-id-changed', now.pointer, `operationId was ${String(old.value)} and is ${String(now.value)}.`);
  const [was, is] = [before, after].map(({value}) => value.deprecated === true);
  if (is && !was) tell('operation-deprecated', after.pointer, 'The operation is deprecated now.');
  if (was && !is) tell('operation-kept', after.pointer, 'The operation is deprecated no longer.');
}

function comparePlaceholders({tell}: Scene, before: SidedOperation, after: SidedOperation): void {
  if (before.path === after.path) return;
  tell('path-parameter-renamed', after.item.pointer, `${before.path} is written ${after.path} now.`);
}

/** Those of the operation go before those of its path. Path parameters are known by where they stand in the path. */
function parametersOf(side: Side, {path, operation, item}: SidedOperation): ReadonlyMap<string, Located<JsonObject>> {
  const placeholders = [...path.matchAll(/\{([^{}]+)\}/g)].map(([, name]) => name);
  const keyOf = ({value}: Located<JsonObject>) => {
    const name = String(value.name);
    if (value.in === 'path') return `path ${placeholders.indexOf(name)}`;
    return `${String(value.in)} ${value.in === 'header' ? name.toLowerCase() : name}`;
  };
  const all = [...side.items(item, 'parameters'), ...side.items(operation, 'parameters')];
  return new Map(all.map(parameter => [keyOf(parameter), parameter]));
}

/** The servers of the operation or its path. Those of the document are compared once, there. */
function ownServers({operation, item}: SidedOperation, side: Side): JsonObject {
  const servers = operation.value.servers ?? item.value.servers;
  return {servers: isSame(servers, side.document.servers) ? undefined : servers};
}
