import {RestApplication} from '@rondojs/rest';
import {get, param} from '@rondojs/openapi-spec';

class HelloController {
  @get('/hello/{name}')
  hello(@param.path.string('name', {schema: {maxLength: 20}}) name: string) {
    return {greeting: `Hello, ${name}!`};
  }
}

export const app = new RestApplication({rest: {port: 0}, controllers: [HelloController]});
await app.start();
