import {COMPARISONS, FILTER_LIMITS, GROUPS} from './filter.js';
import {InvalidFilterError} from './errors.js';

import type {FilterFault} from './errors.js';
import type {FilterRules} from './filter.js';

/** A filter as a client has sent it. */
export type UncheckedFilter = Readonly<Record<string, unknown>>;

/** What one look at a filter has found. */
interface Findings {
  readonly faults: FilterFault[];
  conditions: number;
}

/**
 * Checks that a filter asks for no more than the rules allow, whatever has let it in.
 *
 * @throws {InvalidFilterError} with all faults
 */
export function checkFilter(filter: UncheckedFilter, own: Partial<FilterRules> & Pick<FilterRules, 'fields'>): void {
  const rules = {...FILTER_LIMITS, ...own};
  const findings: Findings = {faults: [], conditions: 0};
  checkWhere(filter['where'], '/filter/where', 0, rules, findings);
  if (findings.conditions > rules.conditions) {
    add(findings, '/filter/where', 'maxConditions', `has more than ${rules.conditions} conditions`);
  }
  checkNames(filter['fields'], '/filter/fields', rules, findings);
  checkNames(filter['order'], '/filter/order', rules, findings);
  checkNumber(filter, 'limit', rules.limit, findings);
  checkNumber(filter, 'offset', rules.offset, findings);
  if (findings.faults.length > 0) throw new InvalidFilterError(findings.faults);
}

function checkWhere(where: unknown, pointer: string, depth: number, rules: FilterRules, findings: Findings): void {
  if (typeof where !== 'object' || where === null) return;
  if (depth > rules.depth) return add(findings, pointer, 'maxDepth', `is more than ${rules.depth} groups deep`);
  for (const [name, value] of Object.entries(where)) {
    const at = `${pointer}/${name}`;
    if (isGroup(name)) [value].flat().forEach(one => checkWhere(one, at, depth + 1, rules, findings));
    else if (rules.fields.includes(name)) checkConditions(value, at, rules, findings);
    else add(findings, at, 'additionalProperties', 'is no column that may be asked for');
  }
}

function checkConditions(value: unknown, pointer: string, rules: FilterRules, findings: Findings): void {
  const conditions = isObject(value) ? Object.entries(value).filter(([how]) => isComparison(how)) : [['eq', value]];
  findings.conditions += Math.max(conditions.length, 1);
  for (const [how, operand] of conditions) {
    const values: readonly unknown[] = Array.isArray(operand) ? operand : [operand];
    if (values.length > rules.values) add(findings, `${pointer}/${how}`, 'maxItems', `has more than ${rules.values} values`);
    const isLong = values.some(one => typeof one === 'string' && one.length > rules.text);
    if (isLong) add(findings, `${pointer}/${how}`, 'maxLength', `is longer than ${rules.text} characters`);
  }
}

function checkNames(names: unknown, pointer: string, rules: FilterRules, findings: Findings): void {
  if (!Array.isArray(names)) return;
  names.forEach((name, at) => {
    const field = String(name).replace(/^-/, '');
    if (!rules.fields.includes(field)) add(findings, `${pointer}/${at}`, 'enum', 'is no column that may be asked for');
  });
}

function checkNumber(filter: UncheckedFilter, name: 'limit' | 'offset', most: number, findings: Findings): void {
  if (Number(filter[name] ?? 0) > most) add(findings, `/filter/${name}`, 'maximum', `must be at most ${most}`);
}

function add({faults}: Findings, pointer: string, code: string, message: string): void {
  faults.push({in: 'query', pointer, code, message});
}

function isGroup(name: string): boolean {
  return (GROUPS as readonly string[]).includes(name);
}

function isComparison(name: string): boolean {
  return (COMPARISONS as readonly string[]).includes(name);
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);
}
