import {describe, expect, it} from '@jest/globals';

import {moveDefinitions} from '../../src/definitions.js';
import type {ComponentsObject} from '../../src/types.js';

describe('moveDefinitions', () => {
  it('moves the definitions of a reference to the components', () => {
    const components: ComponentsObject = {};
    const schema = {$ref: '#/components/schemas/Todo', definitions: {Todo: {type: 'object'}}};

    const moved = moveDefinitions({schema}, components);

    expect(moved).toEqual({schema: {$ref: '#/components/schemas/Todo'}});
    expect(components).toEqual({schemas: {Todo: {type: 'object'}}});
  });

  it('moves definitions that stand in definitions, and mends their references', () => {
    const components: ComponentsObject = {};
    const User = {type: 'object'};
    const Todo = {properties: {owner: {$ref: '#/definitions/User', definitions: {User}}}};

    const moved = moveDefinitions([{$ref: '#/definitions/Todo', definitions: {Todo}}], components);

    expect(moved).toEqual([{$ref: '#/components/schemas/Todo'}]);
    expect(components.schemas).toEqual({
      User,
      Todo: {properties: {owner: {$ref: '#/components/schemas/User'}}},
    });
  });

  it('leaves a property that is named definitions', () => {
    const schema = {properties: {definitions: {type: 'array'}}};

    const moved = moveDefinitions(schema, {});

    expect(moved).toEqual(schema);
  });

  it('copies plain objects and hands on everything else', () => {
    const when = new Date();
    const part = {list: [{when}]};

    const copy = moveDefinitions(part, {});

    expect(copy).toEqual(part);
    expect(copy.list[0]).not.toBe(part.list[0]);
    expect(copy.list[0]?.when).toBe(when);
  });

  it('refuses two different definitions of one name', () => {
    const part = ['string', 'number'].map(type => ({
      $ref: '#/components/schemas/A',
      definitions: {A: {type}},
    }));

    const move = () => moveDefinitions(part, {});

    expect(move).toThrow("There are two different components '#/components/schemas/A'");
  });
});
