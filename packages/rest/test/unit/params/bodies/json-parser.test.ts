import {describe, expect, it} from '@jest/globals';

import {JsonParser} from '../../../../src/params/bodies/json-parser.js';
import {limitsOf} from '../../../../src/contract/body-limits.js';
import {thrownBy} from '../../helpers.js';

const REFUSED = 'The request body has a key that is refused: __proto__ or constructor.prototype.';

describe('JsonParser', () => {
  it.each<[string, unknown]>([
    [' {"a": [1, null]} ', {a: [1, null]}],
    ['"é"', 'é'],
    ['\ufeff{}', {}],
    ['null', null],
    ['{"a": 1, "a": 2}', {a: 2}],
    ['"\\ud83c\\udf0d"', '🌍'],
    ['"\\\\ud83c"', '\\ud83c'],
    ['"12345678901234567890"', '12345678901234567890'],
    ['9007199254740991', 9007199254740991],
    ['0.1234567890123456', 0.1234567890123456],
    ['1e308', 1e308],
    ['1e-400', 0],
    ['"1e400"', '1e400'],
    ['{"1e400": "\\"1e400"}', {'1e400': '"1e400'}],
  ])('parses %s', (text, value) => {
    expect(parse(text)).toEqual(value);
  });

  it.each([
    ['[1e400]', 'The number at character 1 of the request body is too large.'],
    ['-1E+309', 'The number at character 0 of the request body is too large.'],
    ['1'.repeat(400), 'The number at character 0 of the request body is too large.'],
    [
      '{"a": 9007199254740993}',
      'The integer at character 6 of the request body is beyond 2^53 - 1, and would lose digits: send it as a string.',
    ],
    ['"\\ud83c"', 'The string at character 0 of the request body has half of a surrogate pair.'],
    ['{"\\uDF0D\\ud83c": 1}', 'The string at character 1 of the request body has half of a surrogate pair.'],
  ])('refuses what JavaScript cannot hold: %s', (text, message) => {
    const error = thrownBy(() => parse(text));

    expect(error).toMatchObject({code: 'MALFORMED_BODY', message});
  });

  it.each([
    ['{"a":}', 'character 5 cannot stand there'],
    ['{"a":1', 'it ends too early, at character 6'],
    ['', 'it ends too early, at character 0'],
    [' ', 'it ends too early, at character 1'],
    ['\ufeff{"a":}', 'character 5 cannot stand there'],
    ['{"a":1}\u0000', 'character 7 cannot stand there'],
    ['{"__proto__":}', 'character 13 cannot stand there'],
  ])('tells where %j stops being JSON', (text, where) => {
    const error = thrownBy(() => parse(text));

    expect(error).toMatchObject({
      code: 'MALFORMED_BODY',
      status: 400,
      message: `The request body is not JSON: ${where}.`,
      cause: expect.any(SyntaxError),
    });
  });

  it.each([
    '{"__proto__": {"admin": true}}',
    '{"a": [{"\\u005f_proto__": 1}]}',
    '{"constructor": {"prototype": {"a": 1}}}',
    '\ufeff{"__proto__": 1}',
  ])('refuses the key in %s', text => {
    const error = thrownBy(() => parse(text));

    expect(error).toMatchObject({code: 'MALFORMED_BODY', message: REFUSED});
  });

  it('refuses bytes that are no UTF-8', () => {
    const error = thrownBy(() => parse(Buffer.from([0x22, 0xff, 0x22])));

    expect(error).toMatchObject({message: 'The request body is not valid UTF-8.'});
  });
});

function parse(text: string | Buffer): unknown {
  const body = {schema: {}, encoding: {}, components: {}, limits: limitsOf()};
  return new JsonParser().parse(Buffer.from(text as string), {type: 'application/json', parameters: {}}, body);
}
