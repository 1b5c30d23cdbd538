import {diff} from '@rondojs/openapi-spec';

import type {OpenApiSpec} from '@rondojs/openapi-spec';

function todos(type: 'integer' | 'number'): OpenApiSpec {
  const schema = {type: 'object' as const, properties: {priority: {type}}};
  const responses = {'200': {description: 'The todo', content: {'application/json': {schema}}}};
  return {openapi: '3.1.1', info: {title: 'Todos', version: '1'}, paths: {'/todo': {get: {responses}}}};
}

export const {step, changes} = diff(todos('integer'), todos('number'));
