import type {Greeter} from './greeter.js';

/** The greeter that comes with the component: an extension like any other. */
export class EnglishGreeter implements Greeter {
  readonly language = 'en';

  greet(name: string): string {
    return `Hello, ${name}!`;
  }
}
