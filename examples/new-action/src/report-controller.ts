import {get, param} from '@rondojs/openapi-spec';

let count = 0;

export class ReportController {
  /** It is a lot of work, and says how often it was done. */
  @get('/reports/{year}', {summary: 'The report of a year'})
  report(@param.path.integer('year') year: number) {
    return {year, made: ++count};
  }
}
