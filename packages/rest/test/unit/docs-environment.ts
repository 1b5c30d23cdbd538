import {RestApplication} from '@rondojs/rest';
import {serverConfigKey} from '@rondojs/core';

export const app = new RestApplication({
  rest: {host: '0.0.0.0'},
  env: {
    schema: {type: 'object', properties: {SHOP_PORT: {type: 'integer', default: 0}}},
  },
});
app.bind(serverConfigKey('RestServer')).toFunction((port: number) => ({port}), ['application.env#SHOP_PORT']);
