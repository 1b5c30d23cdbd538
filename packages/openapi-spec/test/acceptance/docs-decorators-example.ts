import {api, get, model, oas, param, post, property} from '@rondojs/openapi-spec';
import {requestBody, response, route, routes} from '@rondojs/openapi-spec';

@model()
class Todo {
  @property({type: 'string', required: true, maxLength: 100}) title!: string;
}

@api({basePath: '/todos', tags: [{name: 'Todos'}]})
@oas.security({jwt: []})
export class TodoController {
  @get('/')
  @response(200, {type: 'array', items: Todo})
  @oas.security()
  find(
    @param.query('limit', {type: 'integer', default: 20}) limit: number,
    @param.query.array('tags', String, {explode: false}) tags: string[],
  ) {
    return [limit, tags];
  }

  @post('/')
  @response(201, {schema: Todo, headers: {Location: {schema: {type: 'string'}}}})
  create(@requestBody(Todo) todo: Todo) {
    return todo;
  }
}

const create = route({
  verb: 'post',
  path: '/todos',
  body: Todo,
  responses: {201: Todo},
  handler: ({body}) => ({title: body.title}),
});

export const TodoRoutes = routes('TodoRoutes', {create});
