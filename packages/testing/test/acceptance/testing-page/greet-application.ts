import {BindingKey, inject} from '@rondojs/context';
import {RestApplication} from '@rondojs/rest';
import {get, param, response} from '@rondojs/openapi-spec';

export type Greetings = Readonly<Record<string, string>>;

export const GREETINGS = BindingKey.create<Greetings>('greetings');

export class GreetController {
  constructor(@inject(GREETINGS) private readonly greetings: Greetings) {}

  @get('/greet/{name}')
  @response(200, {schema: {type: 'object', required: ['text'], properties: {text: {type: 'string'}}}})
  greet(@param.path.string('name') name: string, @param.query.string('language') language = 'en') {
    return {text: `${this.greetings[language]}, ${name}!`};
  }
}

export class GreetApplication extends RestApplication {
  constructor() {
    super({name: 'greet', controllers: [GreetController]});
    this.bind(GREETINGS).to({en: 'Hello', de: 'Hallo'});
  }
}
