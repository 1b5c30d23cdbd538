import {describe, expect, it} from '@jest/globals';

import {addComponents} from '../../src/components.js';
import type {ComponentsObject} from '../../src/types.js';

describe('addComponents', () => {
  it('keeps what is there and adds what is not', () => {
    const components: ComponentsObject = {schemas: {A: {type: 'string'}}};

    addComponents(components, {
      schemas: {B: {type: 'number'}},
      securitySchemes: {jwt: {type: 'http', scheme: 'bearer'}},
    });

    expect(components).toEqual({
      schemas: {A: {type: 'string'}, B: {type: 'number'}},
      securitySchemes: {jwt: {type: 'http', scheme: 'bearer'}},
    });
  });

  it('accepts a component again if it is equal', () => {
    const components: ComponentsObject = {schemas: {A: {type: 'string', minLength: 1}}};

    addComponents(components, {schemas: {A: {minLength: 1, type: 'string'}}});

    expect(components).toEqual({schemas: {A: {type: 'string', minLength: 1}}});
  });

  it('refuses a different component of the same name', () => {
    const components: ComponentsObject = {schemas: {A: {type: 'string'}}};

    const add = () => addComponents(components, {schemas: {A: {type: 'number'}}});

    expect(add).toThrow(
      "There are two different components '#/components/schemas/A': " +
        'rename one of them, or make them one.',
    );
  });

  it('takes extensions as they are', () => {
    const components: ComponentsObject = {};

    addComponents(components, {'x-owner': 'team'});

    expect(components).toEqual({'x-owner': 'team'});
  });
});
