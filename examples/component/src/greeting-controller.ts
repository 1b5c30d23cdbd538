import {get, param} from '@rondojs/openapi-spec';
import {inject} from '@rondojs/context';

import {GREETINGS} from './greetings.js';

import type {Greetings} from './greetings.js';

/** What the component adds to the API of whoever mounts it. */
export class GreetingController {
  constructor(@inject(GREETINGS) private readonly greetings: Greetings) {}

  @get('/greet/{name}', {summary: 'Greets somebody'})
  greet(@param.path.string('name') name: string, @param.query.string('language') language?: string): Promise<string> {
    return this.greetings.greet(name, language);
  }
}
