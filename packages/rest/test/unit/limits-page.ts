import {RestApplication} from '@rondojs/rest';

export const app = new RestApplication({
  rest: {
    port: 0,
    urlLimit: 2_000,
    http: {requestTimeout: 10_000},
    parameters: {maxPairs: 50},
    bodyLimit: {size: 100_000, depth: 16},
  },
});
