import {BindingKey, inject} from '@rondojs/context';
import {CoreBindings, extensions} from '@rondojs/core';

import {GREETERS} from './greeter.js';
import {UnknownLanguageError} from './errors.js';

import type {ContextView} from '@rondojs/context';
import type {Greeter} from './greeter.js';
import type {GreetingsConfig} from './config.js';

/** Asks the greeter of a language, of those that there are now: extensions may come and go while a program runs. */
export class Greetings {
  readonly language: string;

  constructor(
    @extensions.view(GREETERS) private readonly greeters: ContextView<Greeter>,
    @inject(`${CoreBindings.APPLICATION_CONFIG}#greetings`, {optional: true}) {language = 'en'}: GreetingsConfig = {},
  ) {
    this.language = language;
  }

  /** @throws {UnknownLanguageError} with the languages that there are */
  async greet(name: string, language = this.language): Promise<string> {
    return (await this.find(language)).greet(name);
  }

  /** @throws {UnknownLanguageError} */
  async find(language: string): Promise<Greeter> {
    const greeters = await this.greeters.values();
    const found = greeters.find(greeter => greeter.language === language);
    if (found) return found;
    throw new UnknownLanguageError(language, greeters.map(greeter => greeter.language));
  }
}

/** Inject this where somebody is to be greeted. */
export const GREETINGS = BindingKey.create<Greetings>('rondo-greetings.greetings');
