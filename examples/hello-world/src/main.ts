import {RestApplication} from '@rondojs/rest';
import {get, param} from '@rondojs/openapi-spec';

class HelloController {
  @get('/hello/{name}', {summary: 'Greets somebody'})
  hello(@param.path.string('name') name: string) {
    return `Hello, ${name}!`;
  }
}

await new RestApplication({name: 'hello-world', controllers: [HelloController]}).run();
