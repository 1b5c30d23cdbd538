import {fileURLToPath} from 'node:url';

import {describe, expect, it} from '@jest/globals';

import {programPackage, toBlock, toLine} from '../../src/description.js';

const SHOP = {
  name: 'shop',
  version: '1.2.3',
  servers: [{name: 'public', url: 'http://a', documentation: 'http://a/openapi.json', routes: 7}, {name: 'ticks'}],
};

describe('what is told after a start', () => {
  it('is a short block for people', () => {
    const block = toBlock(SHOP, 12);

    expect(block).toBe(
      [
        'shop 1.2.3 is running (12 ms)',
        '  public         http://a',
        '  documentation  http://a/openapi.json',
        '  routes         7',
        '  ticks',
        '',
      ].join('\n'),
    );
  });

  it('is a line for people where there is no version and no server', () => {
    expect(toBlock({name: 'job', version: undefined, servers: []}, 1)).toBe('job is running (1 ms)\n');
  });

  it('is one line of JSON for programs', () => {
    const line = toLine(SHOP, 12);

    expect(line.indexOf('\n')).toBe(line.length - 1);
    expect(JSON.parse(line)).toMatchObject({level: 'info', message: 'shop is running', milliseconds: 12, ...SHOP});
  });
});

describe('the package of a program', () => {
  it('is the nearest above its file', () => {
    const {name, version} = programPackage(fileURLToPath(new URL('./deep/main.js', import.meta.url)));

    expect({name, version}).toEqual({name: '@rondojs/core', version: expect.any(String)});
  });

  it('is none for a program without a file', () => {
    expect(programPackage('')).toEqual({});
  });
});
