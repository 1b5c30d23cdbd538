import {Application} from '@rondojs/core';
import {inject} from '@rondojs/context';

import type {Component} from '@rondojs/core';

interface MailConfig {
  readonly host: string;
}

declare module '@rondojs/core' {
  interface ApplicationConfig {
    readonly mail?: MailConfig;
  }
}

class MailComponent implements Component {
  readonly config = {
    mail: {type: 'object', required: ['host'], properties: {host: {type: 'string'}}},
  };

  constructor(@inject('application.config#mail') private readonly mail: MailConfig) {}

  async onStart() {
    console.log(`mail goes by ${this.mail.host}`);
  }
}

export const app = new Application({components: [MailComponent], mail: {host: 'localhost'}});
