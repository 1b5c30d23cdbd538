import {get, param} from '@rondojs/openapi-spec';

export class GreetController {
  @get('/greet/{name}', {summary: 'Greets somebody'})
  greet(@param.path.string('name') name: string) {
    return `Hello, ${name}!`;
  }

  @get('/shout/{name}', {summary: 'Greets somebody loudly'})
  shout(@param.path.string('name') name: string) {
    return `Hello, ${name}!`;
  }
}
