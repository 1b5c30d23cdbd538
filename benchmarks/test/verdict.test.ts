import {describe, expect, it} from '@jest/globals';

import {judge} from '../src/http/verdict.js';
import {summarize} from '../src/samples.js';

describe('the guard', () => {
  it.each([
    [[1.05, 1.08, 1.12, 1.15, 1.16], true],
    [[1.08, 1.09, 1.3, 1.5, 1.9], true],
    [[1.11, 1.12, 1.13, 1.14, 1.15], false],
  ])('of a ratio that was 1, and is %j now, says: held? %s', (rounds, isHeld) => {
    const verdict = judge(new Map([['ping', summarize(rounds)]]), {ping: 1});

    expect(verdict.isHeld).toBe(isHeld);
    expect(verdict.report).toContain(isHeld ? 'held' : 'SLOWER');
  });

  it('tells of works that are new or gone, and takes nothing ill of them', () => {
    const {report, isHeld} = judge(new Map([['stream', summarize([9])]]), {ping: 1});

    expect(report).toMatch(/stream .* new .*\n.*ping .* gone/);
    expect(isHeld).toBe(true);
  });
});
