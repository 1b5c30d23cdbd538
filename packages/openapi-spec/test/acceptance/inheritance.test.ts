import {beforeEach, describe, expect, it} from '@jest/globals';

import {api, get, getControllerOperations, getControllerSpec} from '@rondojs/openapi-spec';
import {param, post, response} from '@rondojs/openapi-spec';
import type {ControllerClass} from '@rondojs/openapi-spec';

class Parent {
  @get('/greet')
  @response(200, {description: 'A greeting'})
  greet(@param.query.string('name') name: string) {
    return name;
  }

  @post('/greet')
  create() {}
}

describe('a controller that extends another', () => {
  let before: unknown;

  beforeEach(() => {
    before = structuredClone(getControllerSpec(Parent));
  });

  it('has its operations under a name of its own', () => {
    class Child extends Parent {}

    const ids = idsOf(Child);

    expect(ids).toEqual({'get /greet': 'Child.greet', 'post /greet': 'Child.create'});
    expect(getControllerSpec(Parent)).toEqual(before);
  });

  it('answers a verb and path with its own method', () => {
    class Child extends Parent {
      @get('/greet') hello() {}
    }

    const ids = idsOf(Child);

    expect(ids).toEqual({'get /greet': 'Child.hello', 'post /greet': 'Child.create'});
    expect(getControllerSpec(Parent)).toEqual(before);
  });

  it('moves a method that it decorates again, with its arguments and responses', () => {
    class Child extends Parent {
      @get('/hello')
      override greet(name: string) {
        return `Hello ${name}`;
      }
    }

    const ids = idsOf(Child);
    const {get: moved} = getControllerSpec(Child).paths['/hello'] ?? {};

    expect(ids).toEqual({'get /hello': 'Child.greet', 'post /greet': 'Child.create'});
    expect(moved?.parameters).toMatchObject([{name: 'name'}]);
    expect(moved?.responses).toEqual({'200': {description: 'A greeting'}});
    expect(getControllerSpec(Parent)).toEqual(before);
  });

  it('keeps the path of a method whose arguments it describes anew', () => {
    class Child extends Parent {
      override greet(@param.header.string('X-Name') name: string) {
        return name;
      }
    }

    const {get: greet} = getControllerSpec(Child).paths['/greet'] ?? {};

    expect(greet?.parameters).toEqual([{name: 'X-Name', in: 'header', schema: {type: 'string'}}]);
    expect(getControllerSpec(Parent)).toEqual(before);
  });

  it('has the @api of its parent until it has its own word', () => {
    @api({
      basePath: '/v1',
      paths: {'/base': {get: {'x-operation-name': 'base'}}},
      components: {schemas: {A: {type: 'string'}}},
      security: [{jwt: []}],
    })
    class Base {
      base() {}
    }
    @api({basePath: '/v2', components: {schemas: {B: {type: 'string'}}}})
    class Child extends Base {}

    const spec = getControllerSpec(Child);

    expect(spec).toMatchObject({
      basePath: '/v2',
      paths: {'/base': {get: {operationId: 'Child.base', security: [{jwt: []}]}}},
      components: {schemas: {A: {type: 'string'}, B: {type: 'string'}}},
    });
  });

  it('tells a server the names of its methods', () => {
    class Child extends Parent {}

    const operations = getControllerOperations(Child);

    expect(operations.map(({methodName}) => methodName)).toEqual(['greet', 'create']);
  });
});

function idsOf(controller: ControllerClass): Record<string, string | undefined> {
  const operations = getControllerOperations(controller);
  return Object.fromEntries(
    operations.map(({verb, path, spec}) => [`${verb} ${path}`, spec.operationId]),
  );
}
