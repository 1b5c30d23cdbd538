import {fastify} from 'fastify';

import {announce} from '../../http/announce.js';
import {answer, countOfArguments, idSchema, operationsOf} from '../operations.js';

const integer = {type: 'integer'};
const params = {type: 'object', required: ['id'], properties: {id: idSchema}};
const response = {200: {type: 'object', required: ['thing', 'id'], properties: {thing: integer, id: integer}}};

const app = fastify();
for (const {index, path} of operationsOf(countOfArguments())) {
  app.get<{Params: {id: number}}>(`${path}/:id`, {schema: {params, response}}, request =>
    answer(index, request.params.id),
  );
}
announce(await app.listen({host: '127.0.0.1', port: 0}));
