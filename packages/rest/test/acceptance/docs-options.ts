import {RestApplication} from '@rondojs/rest';

export const app = new RestApplication({
  rest: {
    port: 0,
    parameters: {
      unknownQuery: 'refuse',
      decode: {dateTime: true, int64: true, byte: true},
      maxPairs: 100,
    },
  },
});

app.route(
  'get',
  '/events',
  {
    parameters: [{name: 'since', in: 'query', schema: {type: 'string', format: 'date-time'}}],
    responses: {'200': {description: 'The year of an event', content: {'application/json': {}}}},
  },
  (since?: Date) => since?.getUTCFullYear() ?? null,
);
