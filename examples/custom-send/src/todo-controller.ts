import {get} from '@rondojs/openapi-spec';

const TODOS = [
  {id: 1, title: 'Read'},
  {id: 2, title: 'Write'},
];

const JSON_AND_CSV = {'application/json': {}, 'text/csv': {}};

export class TodoController {
  @get('/formatted', {summary: 'The todos, as an action of this operation writes them'})
  formatted() {
    return TODOS;
  }

  @get('/negotiated', {summary: 'The todos, in the form that is asked for', responses: {200: {description: 'The todos', content: JSON_AND_CSV}}})
  negotiated() {
    return TODOS;
  }
}
