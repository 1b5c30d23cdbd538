import {ARRAYS, compileUnevaluatedItems} from './keywords/arrays.js';
import {COMBINATIONS} from './keywords/combinations.js';
import {LIMITS} from './keywords/limits.js';
import {OBJECTS, compileUnevaluatedProperties} from './keywords/objects.js';
import {VALUES, compileType, isOfType} from './keywords/values.js';
import {groupOf, takenOf} from './keyword.js';

import type {Check} from './run.js';
import type {Group, KeywordRule, Place} from './keyword.js';
import type {Keyword, Schema} from './types.js';

/** A keyword of a schema, ready to be asked. */
interface Rule {
  readonly on: Group | undefined;
  readonly check: Check;
}

/** In the order in which Ajv asks: what it finds first is told first. */
const ORDER: readonly (Group | undefined)[] = ['number', 'string', undefined, 'array', 'object'];
const KNOWN = [...COMBINATIONS, ...VALUES, ...LIMITS, ...ARRAYS, ...OBJECTS];
const RULES = ORDER.flatMap(group => KNOWN.filter(({on}) => on === group));

/** Makes the check of a schema that is an object. */
export function compileObject(place: Place, ownKeywords: readonly Keyword[]): Check {
  const {parent} = place;
  const rules: readonly Rule[] = [
    ...(parent.type === undefined ? [] : [{on: undefined, check: compileType(parent.type, place)}]),
    ...RULES.flatMap(rule => ruleOf(rule, place)),
    ...ownKeywords.flatMap(keyword => ownRuleOf(keyword, place)),
    ...UNEVALUATED.flatMap(rule => ruleOf(rule, place)),
  ];
  return (value, run, seen) => {
    const group = groupOf(value);
    for (const {on, check} of rules) {
      if (on === undefined || on === group) check(value, run, seen);
    }
  };
}

const UNEVALUATED: readonly KeywordRule[] = [
  {keyword: 'unevaluatedItems', on: 'array', takes: ['object', 'boolean'], compile: compileUnevaluatedItems},
  {keyword: 'unevaluatedProperties', on: 'object', takes: ['object', 'boolean'], compile: compileUnevaluatedProperties},
];

function ruleOf({keyword, on, takes, compile}: KeywordRule, place: Place): readonly Rule[] {
  const wanted = place.parent[keyword];
  if (wanted === undefined) return [];
  if (!takes.includes('any') && !takes.includes(takenOf(wanted))) throw new Error(`${keyword} value must be ${JSON.stringify(takes)}`);
  const check = compile(wanted as never, place);
  return check ? [{on, check}] : [];
}

function ownRuleOf({name, type, validate}: Keyword, {parent}: Place): readonly Rule[] {
  const wanted = parent[name] as Schema | undefined;
  if (wanted === undefined) return [];
  const fault = {message: `must pass "${name}" keyword validation`};
  const check: Check = (value, run) => {
    if (type && !isOfType(type, value)) return;
    if (!validate(wanted as never, value as never)) run.fail(name, parent, fault);
  };
  return [{on: undefined, check}];
}
