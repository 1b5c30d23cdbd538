import {describe, expect, it} from '@jest/globals';

import {isAllowed, supplyChainFaults} from '../scripts/supply-chain.js';

const LOCK = {
  packages: {
    'packages/a': {dependencies: {free: '1.0.0', '@rondojs/b': '1.0.0'}},
    'packages/b': {dependencies: {nested: '1.0.0'}},
    benchmarks: {dependencies: {bound: '1.0.0'}},
    'node_modules/@rondojs/b': {resolved: 'packages/b', link: true},
    'node_modules/free': {license: 'MIT', dependencies: {deep: '1.0.0', absent: '1.0.0'}},
    'node_modules/free/node_modules/deep': {license: '(MIT AND GPL-3.0)'},
    'node_modules/deep': {license: 'MIT'},
    'packages/b/node_modules/nested': {license: 'ISC', hasInstallScript: true},
    'node_modules/silent': {},
    'node_modules/bound': {license: 'AGPL-3.0'},
  },
};

const A = {path: 'packages/a', manifest: {name: '@rondojs/a'}};

describe('what is installed with our packages', () => {
  it('is told when its licence binds users, or a script would run by itself, however deep it lies', () => {
    const faults = supplyChainFaults(LOCK, [A]);

    expect(faults).toEqual([
      expect.stringMatching(/^node_modules\/free\/node_modules\/deep has the licence \(MIT AND GPL-3\.0\), which is not among MIT, /),
      'packages/b/node_modules/nested has a script that runs when it is installed',
    ]);
  });

  it('is told too when it is built in', () => {
    const faults = supplyChainFaults(LOCK, [{...A, path: 'packages/none', builtIn: ['bound']}]);

    expect(faults).toEqual([expect.stringMatching(/^node_modules\/bound has the licence AGPL-3\.0/)]);
  });

  it('has to say its licence', () => {
    const lock = {packages: {'packages/a': {dependencies: {silent: '1.0.0'}}, 'node_modules/silent': {}}};

    expect(supplyChainFaults(lock, [A])).toEqual(['node_modules/silent says nothing of its licence']);
  });

  it('runs no script of our own either', () => {
    const manifest = {name: '@rondojs/a', scripts: {postinstall: 'node greet.js', build: 'tsc'}};

    expect(supplyChainFaults({packages: {}}, [{path: 'packages/a', manifest}])).toEqual([
      '@rondojs/a has a script that users would run: postinstall',
    ]);
  });

  it.each([
    ['MIT', true],
    ['(MIT OR GPL-3.0)', true],
    ['(MIT AND ISC)', true],
    ['(MIT AND GPL-3.0)', false],
    ['GPL-3.0', false],
    ['UNLICENSED', false],
  ])('may have the licence %s: %s', (expression, wanted) => {
    expect(isAllowed(expression)).toBe(wanted);
  });
});
