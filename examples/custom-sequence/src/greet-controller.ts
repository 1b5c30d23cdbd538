import {get, param} from '@rondojs/openapi-spec';

export class GreetController {
  @get('/greet/{name}')
  greet(@param.path.string('name') name: string) {
    return `Hello, ${name}!`;
  }

  @get('/shout/{name}')
  shout(@param.path.string('name') name: string) {
    return `Hello, ${name}!`;
  }
}
