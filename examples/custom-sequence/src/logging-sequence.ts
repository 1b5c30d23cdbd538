import {DefaultSequence} from '@rondojs/rest';

import type {RequestContext} from '@rondojs/rest';

/** Tells before and after each request, and leaves the rest to the default sequence. */
export class LoggingSequence extends DefaultSequence {
  override async handle(context: RequestContext) {
    this.log(`before ${context.request.url}`);
    await super.handle(context);
    this.log(`after ${context.request.url}: ${context.response.statusCode}`);
  }

  log(message: string) {
    console.log(message);
  }
}
