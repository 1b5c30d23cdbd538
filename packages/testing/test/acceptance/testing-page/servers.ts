import {Application} from '@rondojs/core';
import {RestComponent, RestServer} from '@rondojs/rest';
import {bind} from '@rondojs/context';
import {createTestApp} from '@rondojs/testing';

import {GREETINGS, GreetController} from './greet-application.js';

const given = new Application({
  components: [RestComponent],
  controllers: [GreetController],
  servers: {public: RestServer, admin: RestServer},
  public: {port: 3000},
  admin: {port: 3001, basePath: '/admin'},
});
const app = await createTestApp(given, {
  overrides: [bind(GREETINGS).to({en: 'Hello'})],
  serverOverrides: {admin: [bind(GREETINGS).to({en: 'Good day'})]},
});

const greet = (server: string) => app.client(server).call(GreetController, 'greet', 'Ada');

export const texts = [(await greet('public')).text, (await greet('admin')).text];

await app.close();
