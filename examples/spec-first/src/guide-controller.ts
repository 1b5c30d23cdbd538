import {get} from '@rondojs/openapi-spec';

/** Code first, in the same router: the drift report tells that nobody has designed it. */
export class GuideController {
  @get('/guide', {
    summary: 'A guide for visitors',
    responses: {'200': {description: 'What to see', content: {'text/plain': {schema: {type: 'string'}}}}},
  })
  guide() {
    return 'Begin with the viola da gamba.';
  }
}
