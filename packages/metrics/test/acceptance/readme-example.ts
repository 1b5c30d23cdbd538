import {Counter} from 'prom-client';
import {MetricsBindings, MetricsComponent} from '@rondojs/metrics';
import {RestApplication} from '@rondojs/rest';
import {get, param} from '@rondojs/openapi-spec';

class HelloController {
  @get('/hello/{name}')
  hello(@param.path.string('name') name: string) {
    greetings.inc();
    return `Hello, ${name}!`;
  }
}

export const app = new RestApplication({components: [MetricsComponent], controllers: [HelloController]});

const registers = [await app.get(MetricsBindings.REGISTRY)];
const greetings = new Counter({name: 'greetings_total', help: 'Number of greetings.', registers});
