import {RestBindings} from '@rondojs/rest';
import {inject, injectable} from '@rondojs/context';

import {Formatter} from './formatter.js';

import type {OperationRetval, ParsedRequest, Send, ServerResponse} from '@rondojs/rest';
import type {Provider} from '@rondojs/context';

/** Sends what the request accepts. It has the request injected, and so it is made for each. */
@injectable()
export class CustomSendProvider implements Provider<Send> {
  constructor(
    @inject('utils.formatter') public formatter: Formatter,
    @inject(RestBindings.Http.REQUEST) public request: ParsedRequest,
  ) {}

  value() {
    return (response: ServerResponse, result: OperationRetval) => {
      this.action(response, result);
    };
  }

  action(response: ServerResponse, result: OperationRetval) {
    if (result) {
      const header = this.request.headers.accept ?? 'application/json';
      const formattedResult = this.formatter.convertToMimeType(result, header);
      response.setHeader('Content-Type', header);
      response.setHeader('X-Formatters', Formatter.made);
      response.end(formattedResult);
    } else {
      response.end();
    }
  }
}
