import {ParameterError} from './wire.js';
import {isDeeperThan} from './json-depth.js';

const REFUSED = 'must not have the name __proto__, nor constructor.prototype';

/** Parses the text of a parameter. @throws {ParameterError} for what is no JSON, or is nested too deep */
export function parseJsonText(text: string, maxDepth: number): unknown {
  if (isDeeperThan(maxDepth, text)) {
    throw new ParameterError('depth', `must be nested at most ${maxDepth} levels deep`);
  }
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
