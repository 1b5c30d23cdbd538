import {BindingKey, BindingScope, Context, inject} from '@rondojs/context';

class Greeter {
  constructor(@inject('user') private readonly user: string) {}
  greet = () => `Hello ${this.user}!`;
}
const GREETER = BindingKey.create<Greeter>('greeter');

const app = new Context('app');
app.bind(GREETER).toClass(Greeter);

const request = new Context(app, 'request', BindingScope.REQUEST);
request.bind('user').to('Ada');

const greeter = await request.get(GREETER);
console.log(greeter.greet()); // Hello Ada!
