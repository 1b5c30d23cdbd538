import {afterAll, beforeAll, describe, expect, it} from '@jest/globals';
import fc from 'fast-check';

import {CrudRepository} from '@rondojs/repository';

import {findInArray} from '../naive-model.js';
import {givenPGlite} from '../engines.js';
import {todos} from '../tables.js';

import type {Engine} from '../engines.js';
import type {Filter, Row} from '@rondojs/repository';

type Todo = Row<typeof todos>;

/** `RONDO_FILTERS=10000` for the long run. */
const RUNS = Number(process.env['RONDO_FILTERS'] ?? 500);

const TEXTS = ['', 'a', 'A', 'ab', 'aB', 'b', '%', '_', 'a%b', "'", '"', '\\', 'é', 'z'];
const NUMBERS = [-2, -1, 1, 2, 3, 4];
const TIMES = [0, 1, 2].map(day => new Date(Date.UTC(2030, 0, 1 + day)));

const text = fc.constantFrom(...TEXTS);
const amount = fc.constantFrom(...NUMBERS);
const time = fc.constantFrom(...TIMES);
const large = amount.map(value => BigInt(value) * 2n ** 55n);
const pattern = fc.array(fc.constantFrom('a', 'B', 'b', '%', '_', "'", '"', 'é'), {maxLength: 4}).map(parts => parts.join(''));

const FIELDS = {
  title: conditionOn(text, false, true),
  notes: conditionOn(text, true, true),
  done: conditionOn(fc.boolean(), false, false),
  rank: conditionOn(fc.constantFrom(1, 2, 3, 4), true, false),
  weight: conditionOn(amount.map(value => value / 4), true, false),
  size: conditionOn(large, true, false),
  due: conditionOn(time, true, false),
};

const {where} = fc.letrec(tie => ({
  where: fc.oneof({depthSize: 'small', withCrossShrink: true}, leaf(), group(tie('where'))),
}));

const COMPARABLE = ['id', ...Object.keys(FIELDS)];
const order = fc.shuffledSubarray(COMPARABLE, {maxLength: 3}).chain(names => fc.tuple(...names.map(name => fc.constantFrom(name, `-${name}`))));

const filters = fc.record(
  {
    where,
    order,
    fields: fc.subarray(COMPARABLE, {minLength: 1}),
    limit: fc.nat({max: 12}),
    offset: fc.nat({max: 8}),
  },
  {requiredKeys: []},
) as fc.Arbitrary<Filter<typeof todos>>;

describe('find', () => {
  let engine: Engine;
  let repository: CrudRepository<typeof todos>;
  let rows: readonly Todo[];

  beforeAll(async () => {
    engine = await givenPGlite();
    repository = new CrudRepository(todos, engine.source);
    await repository.createAll(Array.from({length: 40}, (_, n) => rowNumber(n)));
    rows = await repository.find({order: ['id']});
  }, 120_000);

  afterAll(() => engine.close());

  it(`finds what a naive model over arrays finds, for ${RUNS} random filters`, async () => {
    const sizes: number[] = [];

    const property = fc.asyncProperty(filters, async filter => {
      const found = await repository.find(filter);
      sizes.push(found.length);
      expect(found).toEqual(findInArray(rows, filter));
    });
    await fc.assert(property, {numRuns: RUNS});

    // Filters of which most find nothing would compare nothing.
    expect(sizes.filter(size => size > 0).length).toBeGreaterThan(sizes.length / 4);
    expect(new Set(sizes).size).toBeGreaterThan(10);
  }, 600_000);
});

function conditionOn(value: fc.Arbitrary<unknown>, isNullable: boolean, isText: boolean): fc.Arbitrary<unknown> {
  const nullable = isNullable ? fc.option(value, {freq: 4}) : value;
  const comparisons = {
    eq: nullable,
    ne: nullable,
    gt: value,
    gte: value,
    lt: value,
    lte: value,
    in: fc.array(nullable, {maxLength: 3}),
    notIn: fc.array(nullable, {maxLength: 3}),
    ...(isText && {like: pattern, ilike: pattern}),
  };
  const some = fc.shuffledSubarray(Object.keys(comparisons), {maxLength: 2});
  const chosen = some.chain(names => fc.record(Object.fromEntries(names.map(name => [name, comparisons[name as 'eq']]))));
  return fc.oneof(nullable, chosen);
}

function leaf(): fc.Arbitrary<unknown> {
  const some = fc.shuffledSubarray(Object.keys(FIELDS), {maxLength: 2});
  return some.chain(names => fc.record(Object.fromEntries(names.map(name => [name, FIELDS[name as 'title']]))));
}

function group(inner: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  const list = fc.array(inner, {maxLength: 3});
  return fc.oneof(fc.record({and: list}), fc.record({or: list}), fc.record({not: inner}), fc.record({or: list, not: inner}));
}

function rowNumber(n: number) {
  const pick = <V>(values: readonly V[], step: number) => values[(n * step) % values.length] as V;
  return {
    title: pick(TEXTS, 1),
    notes: n % 5 ? pick(TEXTS, 3) : null,
    done: n % 3 === 0,
    rank: n % 4 ? pick([1, 2, 3, 4], 3) : null,
    weight: n % 7 ? pick(NUMBERS, 5) / 4 : null,
    size: n % 6 ? BigInt(pick(NUMBERS, 1)) * 2n ** 55n : null,
    due: n % 2 ? pick(TIMES, 2) : null,
  };
}
