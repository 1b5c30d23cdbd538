import {Application} from '@rondojs/core';

export const app = new Application({
  env: {
    file: '.env',
    schema: {
      type: 'object',
      properties: {SHOP_PORT: {type: 'integer', default: 3000}, SHOP_DEBUG: {type: 'boolean', default: false}},
    },
  },
});
export const port = await app.get('application.env#SHOP_PORT');
