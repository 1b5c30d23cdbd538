import {describe, expect, it} from '@jest/globals';

import {RestApplication} from '@rondojs/rest';
import {get, param, response} from '@rondojs/openapi-spec';

describe('the document of a server', () => {
  it('refuses the start with all its errors at once, and takes no port', async () => {
    class BrokenController {
      @get('/todos/{id}')
      @response(200, {schema: {$ref: '#/components/schemas/Nobody'}})
      find(@param.path.integer('id', {schema: {default: 1.5}}) id: number) {
        return id;
      }

      @get('/todos/{name}/notes')
      notes(@param.path.string('name') name: string) {
        return name;
      }

      @get('/todos/{key}/notes/all')
      @response(200, {schema: {type: 'string', pattern: '('}})
      all(@param.path.string('key') key: string) {
        return key;
      }
    }
    const app = new RestApplication({rest: {port: 0}, controllers: [BrokenController]});

    const start = app.start();

    await expect(start).rejects.toThrow('The contract of the server is not valid');
    await expect(start).rejects.toThrow('(unresolved-reference)');
    await expect(start).rejects.toThrow('(invalid-default)');
    await expect(start).rejects.toThrow('(invalid-pattern)');
  });

  it('starts in spite of warnings', async () => {
    class TypoController {
      @get('/todos')
      @response(200, {schema: Object.assign({type: 'string' as const}, {maxLenght: 1})})
      list() {
        return 'none';
      }
    }
    const app = new RestApplication({rest: {port: 0}, controllers: [TypoController]});

    await app.start();

    await app.stop();
  });
});
