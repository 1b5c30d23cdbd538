import {GREETERS, GreetingsComponent} from 'rondo-greetings';
import {RestApplication} from '@rondojs/rest';
import {addExtension} from '@rondojs/core';

import {FrenchGreeter} from './french-greeter.js';
import {alemannicComponent} from './alemannic-component.js';

const app = new RestApplication({
  name: 'component',
  components: [GreetingsComponent, alemannicComponent],
  greetings: {language: 'fr'},
});
addExtension(app, GREETERS, FrenchGreeter);

await app.run();
