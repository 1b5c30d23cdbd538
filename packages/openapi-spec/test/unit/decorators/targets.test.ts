import {describe, expect, it} from '@jest/globals';

import {api} from '../../../src/decorators/api.js';
import {del, get, operation, post} from '../../../src/decorators/operation.js';
import {param} from '../../../src/decorators/param.js';
import {requestBody} from '../../../src/decorators/request-body.js';
import {response} from '../../../src/decorators/response.js';
import {model, property} from '../../../src/schemas/model.js';

class Todos {
  static count(): void {}
}

describe('the target of a decorator', () => {
  it('is not a static method', () => {
    const decorate = () => get('/')(Todos, 'count', {value: Todos.count});

    expect(decorate).toThrow(
      '@get stands on Todos.count, which is static: put it on an instance method.',
    );
  });

  it('is not an argument of a constructor', () => {
    const decorate = () => param.query.string('q')(Todos, undefined, 0);

    expect(decorate).toThrow(
      '@param stands on an argument of a constructor: put it on an argument of a method.',
    );
  });

  it('is not a property', () => {
    const decorate = () => Reflect.apply(post('/'), undefined, [Todos.prototype, 'all']);

    expect(decorate).toThrow('@post stands on Todos.all, which is no method: write a method.');
  });

  it('is not a symbol', () => {
    const decorate = () => response(200)(Todos.prototype, Symbol('find'));

    expect(decorate).toThrow(
      '@response stands on Todos.Symbol(find), which is a symbol: name the method by a string.',
    );
  });

  it('is not that of a standard decorator', () => {
    const decorate = () => Reflect.apply(get('/'), undefined, [Todos.count, {kind: 'method'}]);

    expect(decorate).toThrow(
      '@get stands on a target of standard decorators: ' +
        'compile with "experimentalDecorators": true.',
    );
  });

  it('is a class for @api', () => {
    const decorate = () => Reflect.apply(api({}), undefined, [Todos.prototype, 'find']);

    expect(decorate).toThrow(
      '@api stands on something that is not a class: put it on the class.',
    );
  });
});

describe('a decorator that stands twice', () => {
  it('is refused on a class', () => {
    const decorate = () => {
      @api({})
      @api({basePath: '/a'})
      class Twice {}
      return Twice;
    };

    expect(decorate).toThrow('@api stands on Twice, which has an @api already: say it all in one.');
  });

  it('is refused for a verb', () => {
    const decorate = () => {
      class Twice {
        @del('/b')
        @operation('get', '/a')
        find() {}
      }
      return Twice;
    };

    expect(decorate).toThrow(
      '@del stands on Twice.find, which has GET /a already: ' +
        'a method answers one verb and path, so write a second method.',
    );
  });

  it('is refused for a status', () => {
    const decorate = () => {
      class Twice {
        @response(200)
        @response(200)
        find() {}
      }
      return Twice;
    };

    expect(decorate).toThrow(
      '@response stands on Twice.find, which has a @response of 200 already: ' +
        'describe a status once, with all its content.',
    );
  });

  it('is refused for an argument', () => {
    const decorate = () => {
      class Twice {
        find(@requestBody() @param.query.string('q') _q: string) {}
      }
      return Twice;
    };

    expect(decorate).toThrow(
      "@requestBody stands on argument 0 of Twice.find, which has a @param 'q' already: " +
        'keep one of them.',
    );
  });

  it('is refused for an argument that is the body', () => {
    const decorate = () => {
      class Twice {
        find(@param.query.string('q') @requestBody() _q: string) {}
      }
      return Twice;
    };

    expect(decorate).toThrow('which has a @requestBody already: keep one of them.');
  });
});

describe('what a decorator says', () => {
  it('is a path with a slash in front', () => {
    const decorate = () => get('todos')(Todos.prototype, 'find', {value: Todos.count});

    expect(decorate).toThrow(
      "The path 'todos' of @get of Todos.find should start with a slash: '/todos'.",
    );
  });

  it('is a base path with a slash in front', () => {
    const decorate = () => api({basePath: 'todos'})(Todos);

    expect(decorate).toThrow(
      "The path 'todos' of @api of Todos should start with a slash: '/todos'.",
    );
  });

  it.each([99, 600, 200.5, Number.NaN])('is not the status %d', status => {
    const decorate = () => response(status)(Todos.prototype, 'find');

    expect(decorate).toThrow(
      `@response of Todos.find has the status '${status}': ` +
        "it should be a whole number from 100 to 599, '1XX' to '5XX', or 'default'.",
    );
  });
});

describe('the target of a decorator of models', () => {
  it.each<[string, () => unknown, string]>([
    [
      'a static property',
      () => property({type: 'string'})(Todos, 'count'),
      '@property stands on Todos.count, which is static: put it on an instance property.',
    ],
    [
      'a symbol',
      () => property({type: 'string'})(Todos.prototype, Symbol('a')),
      '@property stands on Todos.Symbol(a), which is a symbol: name it by a string.',
    ],
    [
      'a property that has one',
      () => {
        class Twice {
          @property({type: 'string'}) @property({type: 'string'}) a?: string;
        }
        return Twice;
      },
      '@property stands on Twice.a, which has a @property already: say it all in one.',
    ],
    [
      'something that is no class',
      () => Reflect.apply(model(), undefined, [Todos.prototype]),
      '@model stands on something that is not a class: put it on the class.',
    ],
    [
      'a class that has one',
      () => {
        @model()
        @model({name: 'Other'})
        class Twice {}
        return Twice;
      },
      '@model stands on Twice, which has a @model already: say it all in one.',
    ],
  ])('is not %s', (_, decorate, message) => {
    expect(decorate).toThrow(message);
  });
});
