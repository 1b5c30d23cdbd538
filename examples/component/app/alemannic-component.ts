import {GREETERS} from 'rondo-greetings';
import {bind} from '@rondojs/context';
import {extensionFor} from '@rondojs/core';

import type {Component} from '@rondojs/core';
import type {Greeter} from 'rondo-greetings';

const swiss: Greeter = {language: 'gsw', greet: name => `Grüezi, ${name}!`};

/** A component that extends another: neither knows more of the other than the extension point. */
export const alemannicComponent: Component = {
  bindings: [bind('greeters.swiss').to(swiss).apply(extensionFor(GREETERS))],
};
