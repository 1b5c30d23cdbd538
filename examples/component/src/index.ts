export {GREETERS} from './greeter.js';
export {GREETINGS} from './greetings.js';
export {GreetingsComponent} from './greetings-component.js';
export {UnknownLanguageError} from './errors.js';

export type {Greeter} from './greeter.js';
export type {Greetings} from './greetings.js';
export type {GreetingsConfig} from './config.js';
