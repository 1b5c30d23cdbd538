import {Report} from './change.js';
import {SchemaComparison} from './schemas.js';
import {Side} from './side.js';
import {compareNamesOfSchemas} from './components.js';
import {compareOperation} from './operations.js';
import {compareOtherFields} from './other-fields.js';
import {compareSchemes} from './security.js';
import {compareServers} from './servers.js';
import {operationsOf} from './sided-operations.js';
import {upgrade} from '../document/upgrade.js';

import type {AnyOpenApiSpec} from '../types.js';
import type {Difference, Tell} from './change.js';
import type {Direction} from './schema-pair.js';
import type {JsonObject} from '../document/json.js';
import type {Scene} from './scene.js';

/**
 * Compares two documents as their clients see them: every change, what it means to clients, why, and which number of
 * the version should go up. Documents of 3.0, 3.1 and 3.2 may be compared with one another.
 *
 * It asks what requests are accepted and what responses may come, not how that is written: where a schema stands,
 * the order of keys, and what nobody refers to play no part. Bundle what is in several files first.
 *
 * @example
 * const {verdict, changes} = diff(before, after);
 * if (verdict === 'breaking') for (const {message, reason} of changes) console.log(message, reason);
 *
 * @throws {UnknownVersionError} when a document is in no version that is known.
 */
export function diff(before: AnyOpenApiSpec, after: AnyOpenApiSpec): Difference {
  const [old, now] = [before, after].map(document => new Side(upgrade(document, '3.2') as unknown as JsonObject)) as [Side, Side];
  const report = new Report();
  compareDocuments(old, now, report.teller());
  compareAllOperations(old, now, report);
  return report.difference();
}

const COMPARED: ReadonlySet<string> = new Set(['openapi', 'paths', 'webhooks', 'components', 'servers', 'security']);

function compareDocuments(before: Side, after: Side, tell: Tell): void {
  compareServers(before.document, after.document, '/servers', tell);
  compareSchemes(before, after, tell);
  compareNamesOfSchemas(before, after, tell);
  compareOtherFields(before.root, after.root, COMPARED, tell);
}

function compareAllOperations(before: Side, after: Side, report: Report): void {
  const schemas = new SchemaComparison(before, after);
  const [old, now] = [operationsOf(before), operationsOf(after)];
  for (const [key, {name, isReversed, ...operation}] of now) {
    const tell = report.teller(name);
    const earlier = old.get(key);
    if (!earlier) tell('operation-added', operation.operation.pointer, `${name} is new.`);
    else compareOperation(sceneOf({before, after, tell}, schemas, isReversed), earlier, operation);
  }
  for (const [key, {name, operation}] of old) {
    if (!now.has(key)) report.teller(name)('operation-removed', operation.pointer, `${name} is gone.`);
  }
}

function sceneOf(base: Pick<Scene, 'before' | 'after' | 'tell'>, comparison: SchemaComparison, isReversed: boolean): Scene {
  const [requests, responses]: [Direction, Direction] = isReversed ? ['response', 'request'] : ['request', 'response'];
  const schemas: Scene['schemas'] = (before, after, direction) => {
    for (const {code, pointer, message} of comparison.compare(before, after, direction)) base.tell(code, pointer, message);
  };
  return {...base, requests, responses, schemas};
}

