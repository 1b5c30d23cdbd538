import {Application} from '@rondojs/core';
import {BindingScope} from '@rondojs/context';
import {RestComponent, RestServer} from '@rondojs/rest';

import {BOOK_STORE, BookStore} from './book-store.js';
import {BookController, CachingSequence} from './public-api.js';
import {GuardedSequence, ShelfController} from './admin-api.js';
import {LineServer} from './line-server.js';

import type {LineConfig} from './line-server.js';
import type {RestServerConfig} from '@rondojs/rest';

/** The servers, and how each is configured. */
export interface ShopConfig {
  readonly public?: RestServerConfig;
  readonly admin?: RestServerConfig;
  readonly lines?: LineConfig;
}

/** A shop: books for everybody, shelves for its own people, and a number for a very simple machine. */
export class ShopApplication extends Application {
  constructor({public: open, admin, lines = {port: 4000}}: ShopConfig = {}) {
    const config = {
      name: 'shop',
      components: [RestComponent],
      servers: {public: RestServer, admin: RestServer, lines: LineServer},
      public: {port: 3000, info: {title: 'Books', version: '1.0.0'}, ...open},
      admin: {port: 3001, info: {title: 'Shelves', version: '1.0.0'}, ...admin},
      lines,
    };
    super(config);
    this.bind(BOOK_STORE).toClass(BookStore).inScope(BindingScope.SINGLETON);
    this.getServerSync<RestServer>('public').sequence(CachingSequence).controller(BookController);
    this.getServerSync<RestServer>('admin').sequence(GuardedSequence).controller(ShelfController);
  }
}
