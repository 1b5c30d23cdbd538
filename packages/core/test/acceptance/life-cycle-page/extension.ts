import {Application, ExtensionPoint, addExtension, extensions} from '@rondojs/core';

interface Greeter {
  greet(): string;
}
const GREETERS = new ExtensionPoint<Greeter>('greeters');

class French implements Greeter {
  greet() {
    return 'Bonjour';
  }
}

class GreetingService {
  constructor(@extensions(GREETERS) readonly greeters: Greeter[]) {}
}

const app = new Application();
export const service = app.service(GreetingService);
addExtension(app, GREETERS, French, {order: 1});
