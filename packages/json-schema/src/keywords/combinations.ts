import {Seen} from '../run.js';

import type {Check, Run} from '../run.js';
import type {KeywordRule, Place} from '../keyword.js';
import type {Schema} from '../types.js';

/** Keywords that make schemas of other schemas. */
export const COMBINATIONS: readonly KeywordRule[] = [
  {keyword: '$dynamicRef', takes: ['string'], compile: (reference: string, {followDynamic}) => followDynamic(reference)},
  {keyword: '$ref', takes: ['string'], compile: (reference: string, {follow}) => follow(reference)},
  {keyword: 'not', takes: ['object', 'boolean'], compile: not},
  {keyword: 'anyOf', takes: ['array'], compile: anyOf},
  {keyword: 'oneOf', takes: ['array'], compile: oneOf},
  {keyword: 'allOf', takes: ['array'], compile: allOf},
  {keyword: 'if', takes: ['object', 'boolean'], compile: condition},
];

function not(wanted: Schema, {parent, compile}: Place): Check {
  const check = compile(wanted);
  return (value, run) => {
    const before = run.errors.length;
    const isValid = run.holds(check, value, new Seen());
    run.forget(before);
    if (isValid) run.fail('not', parent, {message: 'must NOT be valid'});
  };
}

function allOf(wanted: readonly Schema[], {compile}: Place): Check {
  const checks = wanted.map(compile);
  return (value, run, seen) => {
    for (const check of checks) check(value, run, seen);
  };
}

function anyOf(wanted: readonly Schema[], {parent, compile}: Place): Check {
  const checks = wanted.map(compile);
  return (value, run, seen) => {
    const before = run.errors.length;
    // All of them: each may have looked at other members.
    const valid = checks.filter(check => judge(check, value, run, seen));
    if (valid.length > 0) run.forget(before);
    else run.fail('anyOf', parent, {message: 'must match a schema in anyOf'});
  };
}

function oneOf(wanted: readonly Schema[], {parent, compile}: Place): Check {
  const checks = wanted.map(compile);
  return (value, run, seen) => {
    const before = run.errors.length;
    const passing = firstTwo(checks, check => judge(check, value, run, seen));
    if (passing.length === 1) return run.forget(before);
    const params = {passingSchemas: passing.length === 0 ? null : passing};
    run.fail('oneOf', parent, {params, message: 'must match exactly one schema in oneOf'});
  };
}

/** Where the first two are; a third one would not make it worse. */
function firstTwo(checks: readonly Check[], holds: (check: Check) => boolean): readonly number[] {
  const found: number[] = [];
  for (const [at, check] of checks.entries()) {
    if (found.length < 2 && holds(check)) found.push(at);
  }
  return found;
}

function condition(wanted: Schema, {parent, compile}: Place): Check | undefined {
  const checkOf = (keyword: string) => (parent[keyword] === undefined ? undefined : compile(parent[keyword] as Schema));
  const branches = {then: checkOf('then'), else: checkOf('else')};
  if (!branches.then && !branches.else) return undefined;

  const check = compile(wanted);
  return (value, run, seen) => {
    const before = run.errors.length;
    const failingKeyword = judge(check, value, run, seen) ? 'then' : 'else';
    run.forget(before);
    const branch = branches[failingKeyword];
    if (!branch || judge(branch, value, run, seen)) return;
    run.fail('if', parent, {params: {failingKeyword}, message: `must match "${failingKeyword}" schema`});
  };
}

/** Only what holds has looked at members. */
function judge(check: Check, value: unknown, run: Run, seen: Seen): boolean {
  const looked = new Seen();
  const isValid = run.holds(check, value, looked);
  if (isValid) seen.add(looked);
  return isValid;
}
