import {RestApplication} from '@rondojs/rest';

import type {OpenApiSpec} from '@rondojs/openapi-spec';

const title = {type: 'string' as const, examples: ['Da capo']};
const book = {'application/json': {schema: {type: 'object' as const, required: ['title'], properties: {title}}}};
const id = {name: 'id', in: 'path' as const, required: true, schema: {type: 'integer' as const}};

export const design: OpenApiSpec = {
  openapi: '3.1.1',
  info: {title: 'Books', version: '1.0.0'},
  paths: {
    '/books': {
      post: {operationId: 'addBook', requestBody: {required: true, content: book}, responses: {'201': {description: 'Added', content: book}}},
    },
    '/books/{id}': {
      parameters: [id],
      get: {operationId: 'findBook', responses: {'200': {description: 'Found', content: book}}},
      delete: {operationId: 'BookController.remove', responses: {'204': {description: 'Gone'}}},
    },
  },
};

class BookController {
  remove(_id: number) {}
}

export const app = new RestApplication({rest: {port: 0}, controllers: [BookController]});
app.api(design, {mock: true, handlers: {addBook: (body: object) => body}});
await app.start();
