import {afterEach, describe, expect, it} from '@jest/globals';

import {REST_DEFAULTS, completeConfig} from '../../src/config.js';

describe('completeConfig', () => {
  const {PORT} = process.env;

  afterEach(() => {
    if (PORT === undefined) delete process.env.PORT;
    else process.env.PORT = PORT;
  });

  it('fills in what was not given', () => {
    delete process.env.PORT;

    const config = completeConfig({host: '0.0.0.0'});

    expect(config).toEqual({...REST_DEFAULTS, responseValidation: 'error', host: '0.0.0.0'});
  });

  it('takes the port of the environment, unless one is given', () => {
    process.env.PORT = '4321';

    const ports = [completeConfig({}).port, completeConfig({port: 1234}).port];

    expect(ports).toEqual([4321, 1234]);
  });

  it('takes an empty PORT for none', () => {
    process.env.PORT = '';

    const config = completeConfig({});

    expect(config.port).toBe(3000);
  });

  it('takes an option that is undefined for one that was not given', () => {
    delete process.env.PORT;

    const config = completeConfig({port: undefined, bodyLimit: undefined} as object);

    expect(config).toEqual({...REST_DEFAULTS, responseValidation: 'error'});
  });

  it.each([
    ['/', ''],
    ['/api/', '/api'],
    ['/api/v1', '/api/v1'],
  ])('puts the base path %p before the paths as %p', (basePath, base) => {
    const config = completeConfig({basePath});

    expect(config.basePath).toBe(base);
  });
});
