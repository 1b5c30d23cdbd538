import {ParameterError} from './wire.js';
import {findLossy} from './bodies/json-literals.js';
import {isDeeperThan} from './json-depth.js';

const REFUSED = 'must not have the name __proto__, nor constructor.prototype';

/** Parses the text of a parameter. @throws {ParameterError} for what is no JSON, is nested too deep, or has what JavaScript cannot hold */
export function parseJsonText(text: string, maxDepth: number): unknown {
  if (isDeeperThan(maxDepth, text)) {
    throw new ParameterError('depth', `must be nested at most ${maxDepth} levels deep`);
  }
  const value = parse(text);
  const lossy = findLossy(text);
  if (lossy) throw new ParameterError('type', `must have no ${lossy.kind} that ${lossy.fault}`);
  return value;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new ParameterError('type', 'must be JSON');
  }
}

/** Refuses names that reach a prototype when somebody copies the value carelessly. */
export function checkJson(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Object.hasOwn(value, '__proto__')) throw new ParameterError('name', REFUSED);
  for (const [name, member] of Object.entries(value)) {
    if (name === 'constructor' && isObjectWith('prototype', member)) throw new ParameterError('name', REFUSED);
    checkJson(member);
  }
  return value;
}

function isObjectWith(name: string, value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name);
}
