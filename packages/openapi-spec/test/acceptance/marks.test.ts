import {describe, expect, it} from '@jest/globals';

import {addControllerSpec, api, createEmptyApiSpec, get, getControllerOperations} from '@rondojs/openapi-spec';
import {getControllerSpec, oas, post} from '@rondojs/openapi-spec';
import type {ControllerClass, OperationObject} from '@rondojs/openapi-spec';

@oas.tags('All')
@oas.deprecated()
@oas.security({jwt: []}, {key: []})
class Marked {
  @get('/plain')
  plain() {}

  @get('/own')
  @oas.tags('Own', 'Other')
  @oas.deprecated(false)
  @oas.security()
  @oas.visibility('undocumented')
  own() {}
}

describe('what @oas says', () => {
  it('of a class holds for its methods, until they have a word of their own', () => {
    expect(operationOf(Marked, '/plain')).toMatchObject({
      tags: ['All'],
      deprecated: true,
      security: [{jwt: []}, {key: []}],
    });
    expect(operationOf(Marked, '/own')).toMatchObject({
      tags: ['Own', 'Other'],
      deprecated: false,
      security: [],
      'x-visibility': 'undocumented',
    });
  });

  it('goes over what was given to the verb, and over @api', () => {
    @api({tags: [{name: 'Api'}]})
    @oas.security({jwt: []})
    class Given {
      @get('/a', {tags: ['Given'], security: [], summary: 'Kept'})
      @oas.tags('Said')
      a() {}

      @get('/b', {security: []})
      b() {}
    }

    expect(operationOf(Given, '/a')).toMatchObject({tags: ['Said'], security: [], summary: 'Kept'});
    expect(operationOf(Given, '/b')).toMatchObject({tags: ['Api'], security: []});
  });

  it('is inherited, of each thing the nearest word', () => {
    @oas.tags('Child')
    class Child extends Marked {
      @oas.visibility('documented')
      override own() {}
    }

    expect(operationOf(Child, '/plain')).toMatchObject({tags: ['Child'], deprecated: true});
    expect(operationOf(Child, '/own')).toMatchObject({
      tags: ['Own', 'Other'],
      deprecated: false,
      'x-visibility': 'documented',
    });
    expect(operationOf(Marked, '/own')).toMatchObject({'x-visibility': 'undocumented'});
  });

  it('keeps an operation out of documents, which is answered all the same', () => {
    class Half {
      @get('/half') shown() {}
      @post('/half') @oas.visibility('undocumented') hidden() {}
    }
    const document = createEmptyApiSpec();

    addControllerSpec(document, getControllerSpec(Marked), getControllerSpec(Half));

    expect(Object.keys(document.paths ?? {})).toEqual(['/plain', '/half']);
    expect(Object.keys(document.paths?.['/half'] ?? {})).toEqual(['get']);
    expect(getControllerOperations(Half)).toHaveLength(2);
  });

  it.each<[string, () => unknown, string]>([
    [
      'twice on a method',
      () => {
        class Twice {
          @oas.tags('a') @oas.tags('b') find() {}
        }
        return Twice;
      },
      '@oas.tags stands on Twice.find, which has one already: say it all in one.',
    ],
    [
      'twice on a class',
      () => {
        @oas.deprecated()
        @oas.deprecated()
        class Twice {}
        return Twice;
      },
      '@oas.deprecated stands on Twice, which has one already: say it all in one.',
    ],
    [
      'on a static method',
      () => {
        class Static {
          @oas.visibility('documented') static find() {}
        }
        return Static;
      },
      '@oas.visibility stands on Static.find, which is static: put it on an instance method.',
    ],
    [
      'on a property',
      () => {
        class Fields {
          @oas.security() find = 1;
        }
        return Fields;
      },
      '@oas.security stands on Fields.find, which is no method: write a method.',
    ],
  ])('cannot be said %s', (_, decorate, message) => {
    expect(decorate).toThrow(message);
  });

  it('has the other decorators beside it', () => {
    class Todos {
      @oas.get('/')
      @oas.response(200, {type: 'string'})
      find(@oas.param.query.string('q') _q: string) {}

      @oas.post('/')
      create(@oas.requestBody.text() _text: string) {}
    }

    expect(operationOf(Todos, '/')).toMatchObject({parameters: [{name: 'q'}]});
    expect(getControllerOperations(Todos).map(({verb}) => verb)).toEqual(['get', 'post']);
  });
});

function operationOf(controller: ControllerClass, path: string): OperationObject {
  return getControllerSpec(controller).paths[path]?.get ?? {};
}
