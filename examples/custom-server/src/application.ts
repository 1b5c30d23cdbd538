import {Application} from '@rondojs/core';

import {EchoServer} from './echo-server.js';
import {MyServer} from './my-server/my-server.js';

import type {ApplicationConfig} from '@rondojs/core';

/** An application with two servers, of which none speaks HTTP. */
export class MyApp extends Application {
  constructor(options?: ApplicationConfig) {
    super(options);
    this.server(MyServer, 'serverFoo');
    this.server(EchoServer, 'echo');
  }
}
