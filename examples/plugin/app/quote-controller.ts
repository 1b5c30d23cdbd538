import {get, post, requestBody} from '@rondojs/openapi-spec';

export class QuoteController {
  @get('/quote', {summary: 'Gives a quote', responses: {}})
  quote() {
    return 'A rondo comes back to its theme.';
  }

  /** Work that is dear has a limit of its own. */
  @post('/print', {summary: 'Prints a text', 'x-rate-limit': {points: 1, duration: 60}, responses: {}})
  print(@requestBody({content: {'text/plain': {schema: {type: 'string', maxLength: 100}}}}) text: string) {
    return `Printed: ${text}`;
  }

  @get('/alive', {summary: 'Says that it is alive', 'x-rate-limit': false, responses: {}})
  alive() {
    return 'yes';
  }
}
