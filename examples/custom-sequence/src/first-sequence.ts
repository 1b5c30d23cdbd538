import {RequestResponseSequence} from '@rondojs/rest';

import type {ParsedRequest, ServerResponse} from '@rondojs/rest';

/** The same in the form that the first sequences had: with request and response, and without a context. */
export class FirstSequence extends RequestResponseSequence {
  override async handle(request: ParsedRequest, response: ServerResponse) {
    console.log(`before ${request.url}`);
    await super.handle(request, response);
    console.log(`after ${request.url}: ${response.statusCode}`);
  }
}
