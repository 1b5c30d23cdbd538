import {addControllerSpec, createEmptyApiSpec} from '@rondojs/openapi-spec';
import {get, getControllerSpec, param, response} from '@rondojs/openapi-spec';

class TodoController {
  @get('/todos/{id}')
  @response(200, {schema: {type: 'object'}})
  find(@param.path.integer('id') id: number) {
    return {id, title: 'Read this'};
  }
}

export const document = createEmptyApiSpec({title: 'Todos'});
addControllerSpec(document, getControllerSpec(TodoController));
