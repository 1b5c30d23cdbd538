import Router from 'find-my-way';
import fc from 'fast-check';
import {describe, expect, it} from '@jest/globals';

import {SegmentTree} from '../../../src/routing/segment-tree.js';

import type {HTTPMethod} from 'find-my-way';

const METHODS: readonly HTTPMethod[] = ['GET', 'POST'];
const literal = fc.constantFrom('a', 'b', 'ab', 'abc', '', 'a::b');
const segment = fc.oneof(literal, fc.constant(':'));
const version = fc.constantFrom('1.0.0', '1.2.0', '1.2.3', '2.0.0');
const route = fc.record({
  method: fc.constantFrom(...METHODS),
  segments: fc.array(segment, {minLength: 1, maxLength: 4}),
  host: fc.option(fc.constantFrom('a.test', 'b.test'), {nil: undefined}),
  version: fc.option(version, {nil: undefined}),
});
const request = fc.record({
  method: fc.constantFrom(...METHODS),
  segments: fc.array(fc.constantFrom('a', 'b', 'ab', 'abc', '', 'a:b', 'x', '%2520', 'a%252Fb'), {minLength: 1, maxLength: 4}),
  host: fc.constantFrom('a.test', 'b.test', 'c.test'),
  // Not 1.x and *: of versions with the same first number, find-my-way takes one that came late for the highest.
  version: fc.option(fc.oneof(version, fc.constantFrom('1.2.x', '3.x', '1.2', 'latest')), {nil: undefined}),
});

/** `RONDO_FUZZ_SEED=42 RONDO_FUZZ_RUNS=100000` replays a run, or makes a longer one. */
const seed = Number(process.env.RONDO_FUZZ_SEED ?? Date.now() % 2 ** 31);
const numRuns = Number(process.env.RONDO_FUZZ_RUNS ?? 3_000);

describe('the tree of segments', () => {
  it(`finds what find-my-way finds (RONDO_FUZZ_SEED=${seed})`, () => {
    fc.assert(
      fc.property(fc.uniqueArray(route, {selector: shapeOf, maxLength: 12}), fc.array(request, {maxLength: 12}), (routes, requests) => {
        const [known, tree] = [Router(), new SegmentTree()] as const;
        routes.forEach((one, index) => add([known, tree], one, index));

        for (const {method, segments, ...derived} of requests) {
          const path = `/${segments.join('/')}`;
          const [wanted, found] = [known.find(method, path, derived), tree.find(method, path, derived)];
          expect(found && {...found, params: {...found.params}}).toEqual(wanted && {store: wanted.store, params: {...wanted.params}});
        }
      }),
      {seed, numRuns},
    );
  });

  it.each([
    ['1.x', '1.10.0'],
    ['1.2.x', '1.2.3'],
    ['x', '2.0.0'],
    ['*', '2.0.0'],
    ['2.x.x', '2.0.0'],
    ['3.x', undefined],
  ])('gives the highest of the versions that %s asks for: %s', (asked, given) => {
    const tree = new SegmentTree();
    for (const one of ['1.10.0', '2.0.0', '1.2.3', '1.2.0']) tree.on('GET', '/a', {constraints: {version: one}}, undefined, one);

    expect(tree.find('GET', '/a', {version: asked})?.store).toBe(given);
  });
});

type Route = typeof route extends fc.Arbitrary<infer T> ? T : never;

function add(routers: readonly [ReturnType<typeof Router>, SegmentTree], {method, segments, host, version: asked}: Route, store: number): void {
  const pattern = patternOf(segments);
  const constraints = {...(host && {host}), ...(asked && {version: asked})};
  routers[0].on(method, pattern, {constraints}, () => undefined, {store});
  routers[1].on(method, pattern, {constraints}, undefined, {store});
}

/** Two routes of one shape are refused before they come here. */
function shapeOf({method, segments, host, version: asked}: Route): string {
  return [method, patternOf(segments).replaceAll(/:s\d/g, ':'), host, asked].join(' ');
}

function patternOf(segments: readonly string[]): string {
  let count = 0;
  return `/${segments.map(text => (text === ':' ? `:s${count++}` : text)).join('/')}`;
}
