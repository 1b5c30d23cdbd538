import {describe, expect, it} from '@jest/globals';

import {PreconditionFailedError} from '../../../src/errors.js';
import {assertPreconditions} from '../../../src/response/preconditions.js';
import {givenRequest, thrownBy} from '../helpers.js';

import type {Validators} from '../../../src/response/preconditions.js';

const NOW = new Date('2026-01-02T03:04:05.678Z');
const SAME = NOW.toUTCString();
const EARLIER = new Date(0).toUTCString();

describe('assertPreconditions', () => {
  it.each<[Record<string, string>, Validators]>([
    [{}, {}],
    [{'if-match': '"a"'}, {etag: '"a"'}],
    [{'if-match': '"x", "a"'}, {etag: '"a"'}],
    [{'if-match': '*'}, {etag: '"a"'}],
    [{'if-none-match': '"b"'}, {etag: '"a"'}],
    [{'if-none-match': '*'}, {}],
    [{'if-unmodified-since': SAME}, {lastModified: NOW}],
    [{'if-unmodified-since': 'nonsense'}, {lastModified: NOW}],
    [{'if-match': '"a"', 'if-unmodified-since': EARLIER}, {etag: '"a"', lastModified: NOW}],
  ])('lets %j pass for %j', (headers, current) => {
    expect(thrownBy(() => assertPreconditions(givenRequest('/', {headers}), current))).toBe(undefined);
  });

  it.each<[Record<string, string>, Validators]>([
    [{'if-match': '"b"'}, {etag: '"a"'}],
    [{'if-match': '*'}, {}],
    [{'if-match': '"a"'}, {etag: 'W/"a"'}],
    [{'if-match': 'W/"a"'}, {etag: '"a"'}],
    [{'if-match': 'W/"a"'}, {etag: 'W/"a"'}],
    [{'if-none-match': '*'}, {etag: '"a"'}],
    [{'if-none-match': 'W/"a"'}, {etag: '"a"'}],
    [{'if-unmodified-since': EARLIER}, {lastModified: NOW}],
  ])('refuses %j for %j', (headers, current) => {
    const error = thrownBy(() => assertPreconditions(givenRequest('/', {headers}), current));

    expect(error).toBeInstanceOf(PreconditionFailedError);
    expect(error).toMatchObject({status: 412});
  });
});
