import {describe, expect, it} from '@jest/globals';

import {CircularDependencyError, UnboundKeyError} from '../../src/errors.js';
import {helpOf, helpOn} from '../../src/help.js';

describe('the page about a code', () => {
  it('is named for it', () => {
    expect(helpOn('UNBOUND_KEY')).toMatch(/^https:\/\/.*\/docs\/errors\/unbound-key\.md$/);
  });
});

describe('the page to read about a failure', () => {
  it('is that of the error', () => {
    expect(helpOf(new UnboundKeyError('mail', 'app'))).toBe(helpOn('UNBOUND_KEY'));
  });

  it('is that of its deepest cause which has one', () => {
    const stranger = new Error('broken off');
    const cause = new CircularDependencyError('a --> b --> a');
    cause.cause = stranger;
    const error = new UnboundKeyError('mail', 'app');
    error.cause = new Error('not made', {cause});

    expect(helpOf(error)).toBe(helpOn('CIRCULAR_DEPENDENCY'));
  });

  it('is found where causes go round in a circle', () => {
    const error = new UnboundKeyError('mail', 'app');
    error.cause = new Error('again', {cause: error});

    expect(helpOf(error)).toBe(helpOn('UNBOUND_KEY'));
  });

  it.each([new Error('unknown'), Object.assign(new Error(), {help: 7}), 'a text', undefined])('is none for %p', failure => {
    expect(helpOf(failure)).toBeUndefined();
  });
});
