import {BindingScope, bind} from '@rondojs/context';
import {extensionFor} from '@rondojs/core';

import {EnglishGreeter} from './english-greeter.js';
import {GREETERS} from './greeter.js';
import {GREETINGS, Greetings} from './greetings.js';
import {GREETINGS_CONFIG_SCHEMA} from './config.js';
import {GreetingController} from './greeting-controller.js';
import {LanguageCheck} from './language-check.js';

import type {Component} from '@rondojs/core';

/** Greets people: all that belongs to it, in one table. What an application has bound itself goes before it. */
export class GreetingsComponent implements Component {
  readonly config = {greetings: GREETINGS_CONFIG_SCHEMA};

  readonly bindings = [
    bind(GREETINGS).toClass(Greetings).inScope(BindingScope.SINGLETON),
    bind('rondo-greetings.english').toClass(EnglishGreeter).apply(extensionFor(GREETERS)),
  ];

  readonly controllers = [GreetingController];
  readonly observers = [LanguageCheck];
}
