import {ExplorerComponent} from '@rondojs/explorer';
import {HttpErrors, RestApplication} from '@rondojs/rest';
import {get, param, post, requestBody, response} from '@rondojs/openapi-spec';

import type {RestApplicationConfig} from '@rondojs/rest';
import type {SchemaObject} from '@rondojs/openapi-spec';

const NOTE: SchemaObject = {
  type: 'object',
  required: ['title'],
  properties: {title: {type: 'string', minLength: 1, examples: ['Learn a rondo']}, done: {type: 'boolean'}},
};

class NoteController {
  @get('/notes/{id}')
  @response(200, {schema: NOTE})
  @response(404)
  find(@param.path.integer('id') id: number) {
    if (id !== 7) throw new HttpErrors.NotFound(`There is no note ${id}.`);
    return {title: 'Seven', done: false};
  }

  @post('/notes')
  @response(201, {schema: NOTE})
  add(@requestBody({schema: NOTE}) note: {title: string}) {
    return note;
  }
}

export function givenApplication(options: RestApplicationConfig = {}): RestApplication {
  return new RestApplication({
    name: 'notes',
    components: [ExplorerComponent],
    controllers: [NoteController],
    ...options,
    rest: {port: 0, info: {title: 'Notes', version: '1.0.0', description: 'What is to be remembered.'}, ...options.rest},
  });
}
