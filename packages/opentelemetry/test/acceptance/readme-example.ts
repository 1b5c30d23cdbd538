import {OpenTelemetryComponent} from '@rondojs/opentelemetry';
import {RestApplication} from '@rondojs/rest';
import {get, param} from '@rondojs/openapi-spec';

class HelloController {
  @get('/hello/{name}')
  hello(@param.path.string('name') name: string) {
    return `Hello, ${name}!`;
  }
}

export const app = new RestApplication({components: [OpenTelemetryComponent], controllers: [HelloController]});
