import {describe, expect, it} from '@jest/globals';

import {bodyParserFor} from '../../../src/params/body-parsers.js';
import {thrownBy} from '../helpers.js';

const REFUSED = 'The request body has a key that is refused: __proto__ or constructor.prototype.';

describe('bodyParserFor', () => {
  it.each<[string, string, unknown]>([
    ['application/json', ' {"a": [1, null]} ', {a: [1, null]}],
    ['application/json', '"é"', 'é'],
    ['application/json', '\ufeff{}', {}],
    ['application/problem+json', 'null', null],
    ['text/plain', '{}', '{}'],
    ['text/html', '', ''],
    ['application/octet-stream', 'ab', Buffer.from('ab')],
  ])('parses %s: %j', (mediaType, text, value) => {
    const parse = bodyParserFor(mediaType);

    expect(parse?.(Buffer.from(text))).toEqual(value);
  });

  it.each(['multipart/form-data', 'application/xml', 'application/x-www-form-urlencoded', '*/*', ''])(
    'knows no parser of %p',
    mediaType => {
      const parse = bodyParserFor(mediaType);

      expect(parse).toBeUndefined();
    },
  );

  it.each([
    ['{"a":}', 'character 5 cannot stand there'],
    ['{"a":1', 'character 6 is missing'],
    ['', 'character 0 is missing'],
    [' ', 'character 1 is missing'],
    ['\ufeff{"a":}', 'character 5 cannot stand there'],
    ['{"a":1}\u0000', 'character 7 cannot stand there'],
    ['{"__proto__":}', 'character 13 cannot stand there'],
  ])('tells where %j stops being JSON', (text, where) => {
    const error = thrownBy(() => bodyParserFor('application/json')?.(Buffer.from(text)));

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
    const error = thrownBy(() => bodyParserFor('application/json')?.(Buffer.from(text)));

    expect(error).toMatchObject({code: 'MALFORMED_BODY', message: REFUSED});
  });

  it.each(['application/json', 'text/plain'])('refuses bytes that are no UTF-8 in %s', mediaType => {
    const error = thrownBy(() => bodyParserFor(mediaType)?.(Buffer.from([0x22, 0xff, 0x22])));

    expect(error).toMatchObject({message: 'The request body is not valid UTF-8.'});
  });
});
