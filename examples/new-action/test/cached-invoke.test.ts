import {describe, expect, it} from '@jest/globals';

import {actions, checksOf, composeSequence} from '@rondojs/rest';

import {cachedInvoke} from '../src/cached-invoke.js';

import type {ActionTrial} from '@rondojs/rest';

const {findRoute, send} = actions;

describe('the action', () => {
  const request = {headers: {}};
  const trial: ActionTrial = {
    elements: () => ({route: {verb: 'get', definition: {name: 'report', path: '/report'}, request}, params: [1]}) as never,
    actions: {invoke: () => ({made: 1})},
  };

  for (const {name, run} of checksOf(cachedInvoke(), trial)) it(name, run);

  it('needs params, and a sequence without them is refused', () => {
    expect(() => composeSequence([findRoute, cachedInvoke(), send])).toThrow('cachedInvoke needs "params"');
  });
});
