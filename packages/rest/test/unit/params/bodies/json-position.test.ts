import {describe, expect, it} from '@jest/globals';

import {jsonErrorPosition} from '../../../../src/params/bodies/json-position.js';

describe('jsonErrorPosition', () => {
  it.each<[string, number]>([
    ['}', 0],
    [',', 0],
    ['nul', 0],
    ['nulll', 0],
    ['NaN', 0],
    ["'a'", 0],
    ['01', 0],
    ['+1', 0],
    ['.5', 0],
    ['1.', 0],
    ['-', 0],
    ['"a', 0],
    ['"a\n"', 0],
    ['"\\x"', 0],
    ['"\\u12"', 0],
    ['\u00a0', 0],
    ['1 2', 2],
    ['{} {}', 3],
    ['[1,]', 3],
    ['[,1]', 1],
    ['[1 2]', 3],
    ['[1}', 2],
    ['{"a":1]', 6],
    ['{a:1}', 1],
    ['{"a"}', 4],
    ['{"a":}', 5],
    ['{"a":1,}', 7],
    ['{"a" 1}', 5],
    ['{"a"::1}', 5],
    ['{1:1}', 1],
    [' \t\r\n[tru]', 5],
    ['[1]]', 3],
    ['{"a":1} // b', 8],
  ])('finds what is wrong with %j at %i', (text, position) => {
    const found = jsonErrorPosition(text);

    expect(found).toBe(position);
  });

  it.each(['', ' ', '[', '{', '[1', '[1,', '{"a"', '{"a":', '{"a":1', '{"a":1,', '[[]'])(
    'finds that %j ends too early',
    text => {
      const found = jsonErrorPosition(text);

      expect(found).toBe(text.length);
    },
  );

  it('reaches the end of every text that is JSON', () => {
    const texts = combinationsOf(['{', '}', '[', ']', ',', ':', '"a"', '1', ' '], 5).filter(isJson);

    const stopped = texts.filter(text => jsonErrorPosition(text) < text.length);

    expect(texts.length).toBeGreaterThan(100);
    expect(stopped).toEqual([]);
  });

  it('finds the end of a long string', () => {
    const text = JSON.stringify(['x'.repeat(1_000_000)]);

    const found = jsonErrorPosition(`${text}!`);

    expect(found).toBe(text.length);
  });
});

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function combinationsOf(pieces: readonly string[], length: number): string[] {
  if (length === 0) return [''];
  const shorter = combinationsOf(pieces, length - 1);
  return [...shorter, ...pieces.flatMap(piece => shorter.map(rest => piece + rest))];
}
