import type {Greeter} from 'rondo-greetings';

export class FrenchGreeter implements Greeter {
  readonly language = 'fr';

  greet(name: string): string {
    return `Bonjour, ${name} !`;
  }
}
