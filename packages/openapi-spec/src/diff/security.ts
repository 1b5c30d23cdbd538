import {canonical, isSame} from './canonical.js';
import {isObject, listOf, objectOf, without} from '../document/json.js';

import type {JsonObject} from '../document/json.js';
import type {Side} from './side.js';
import type {Tell} from './change.js';

/** Schemes that must be met together, each with its scopes. */
type Requirement = Readonly<Record<string, readonly string[]>>;

/** Compares which credentials an operation asks for. */
export function compareSecurity(before: readonly Requirement[], after: readonly Requirement[], pointer: string, tell: Tell): void {
  const isEnough = (given: Requirement, wanted: readonly Requirement[]) => wanted.some(one => covers(given, one));
  const refused = before.filter(one => !isEnough(one, after));
  const accepted = after.filter(one => !isEnough(one, before));
  if (refused.length > 0) tell('security-tightened', pointer, `${refused.map(nameOf).join(', ')} is not enough any longer.`);
  else if (accepted.length > 0) tell('security-loosened', pointer, `${accepted.map(nameOf).join(', ')} is enough now.`);
}

/** What an operation asks for, or the document where the operation says nothing; no requirement lets everybody in. */
export function requirementsOf(operation: JsonObject, document: JsonObject): readonly Requirement[] {
  const given = listOf(operation.security ?? document.security).filter(isObject) as Requirement[];
  return given.length > 0 ? given : [{}];
}

function covers(given: Requirement, wanted: Requirement): boolean {
  return Object.entries(wanted).every(([scheme, scopes]) => {
    const own = given[scheme];
    return own !== undefined && scopes.every(scope => own.includes(scope));
  });
}

function nameOf(requirement: Requirement): string {
  const names = Object.entries(requirement).map(([name, scopes]) => (scopes.length > 0 ? `${name} (${scopes.join(', ')})` : name));
  return names.join(' with ') || 'No credential';
}

const WHERE: readonly string[] = ['type', 'in', 'name', 'scheme'];

/** Compares the schemes that both documents have. */
export function compareSchemes(before: Side, after: Side, tell: Tell): void {
  const [old, now] = [before, after].map(side => side.entries(side.field(side.root, 'components'), 'securitySchemes'));
  for (const [name, {value, pointer}] of now ?? []) {
    const earlier = old?.get(name)?.value;
    if (!earlier || canonical(earlier) === canonical(value)) continue;
    tell(schemeCode(earlier, value), pointer, `The security scheme '${name}' is another one.`);
  }
}

function schemeCode(before: JsonObject, after: JsonObject) {
  if (WHERE.some(field => !isSame(lower(before[field]), lower(after[field])))) return 'security-scheme-changed';
  const isText = isSame(without(objectOf(before), 'description'), without(objectOf(after), 'description'));
  return isText ? 'documentation-changed' : 'security-flow-changed';
}

/** Schemes of HTTP and names of headers may be written in any case. */
function lower(value: unknown): unknown {
  return typeof value === 'string' ? value.toLowerCase() : value;
}
