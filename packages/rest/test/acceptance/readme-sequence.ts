import {DefaultSequence} from '@rondojs/rest';

import type {RequestContext} from '@rondojs/rest';

export class TimingSequence extends DefaultSequence {
  override async handle(context: RequestContext) {
    const begun = performance.now();
    await super.handle(context);
    console.log(context.request.url, performance.now() - begun);
  }
}
